using Amazon.Runtime;
using XScrape.Aws.Signing;
using XScrape.Aws.Wire;
using XScrape.Cloud;

namespace XScrape.Aws.Credentials;

/// <summary>Keys that another module keeps and is asked for at each call; what that takes is not ours to know.</summary>
internal sealed class ForeignKeys(ICredentialSource source, string identity) : KeySource
{
    public override async Task<ImmutableCredentials> CurrentAsync(CancellationToken stop)
    {
        try
        {
            return await Task.Run(() => FixedKeys.ToSdk(source.Read(), identity), stop).OrStop(stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (!(fault is OperationCanceledException && stop.IsCancellationRequested))
        {
            throw CredentialFailures.From(fault, identity);
        }
    }
}
