using Amazon.Runtime;
using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.Aws.Credentials;

/// <summary>Keys that somebody gave, or that somebody else keeps and is asked for at each call.</summary>
internal sealed class FixedKeys(Func<CloudKeys> read, string identity) : KeySource
{
    public override Task<ImmutableCredentials> CurrentAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        try
        {
            CloudKeys keys = read();
            return Task.FromResult(new ImmutableCredentials(keys.AccessKey, keys.SecretKey, string.IsNullOrEmpty(keys.SessionToken) ? null : keys.SessionToken));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw fault as XScrapeException ?? CredentialFailures.From(fault, identity);
        }
    }
}
