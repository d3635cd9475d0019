using Amazon.Runtime;
using XScrape.Cloud;

namespace XScrape.Aws.Signing;

/// <summary>What the SDK's signer is given. The keys are fetched before each call, where the wait can be cancelled; the signer finds them ready.</summary>
internal sealed class AccountCredentials(KeySource source) : AWSCredentials, IDisposable
{
    private volatile ImmutableCredentials? _keys;

    /// <summary>Who AWS said these credentials are, once it was asked.</summary>
    public CloudCaller? Caller { get; set; }

    public async Task ReadyAsync(CancellationToken stop) => _keys = await source.CurrentAsync(stop).ConfigureAwait(false);

    public bool Forget() => source.Forget();

    public override ImmutableCredentials GetCredentials() => _keys ?? throw new InvalidOperationException("The keys are asked for before they are ready.");

    public void Dispose() => source.Dispose();
}
