using Amazon.Runtime;

namespace XScrape.Aws.Signing;

/// <summary>Where keys come from. Asked before each call; caches what it may.</summary>
internal abstract class KeySource : IDisposable
{
    /// <summary>The keys to sign with now. Throws only XScrapeException and OperationCanceledException.</summary>
    public abstract Task<ImmutableCredentials> CurrentAsync(CancellationToken stop);

    /// <summary>AWS says that the keys have expired: whether asking again can give others.</summary>
    public virtual bool Forget() => false;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
