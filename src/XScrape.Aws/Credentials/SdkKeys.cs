using Amazon.Runtime;
using XScrape.Aws.Wire;

namespace XScrape.Aws.Credentials;

/// <summary>Credentials of the SDK, such as a profile's: they cache and refresh themselves, but can neither be cancelled nor say plainly what is wrong.</summary>
internal sealed class SdkKeys(AWSCredentials credentials, string identity) : KeySource
{
    public override async Task<ImmutableCredentials> CurrentAsync(CancellationToken stop)
    {
        try
        {
            return await Task.Run(credentials.GetCredentialsAsync, stop).OrStop(stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (!(fault is OperationCanceledException && stop.IsCancellationRequested))
        {
            throw CredentialFailures.From(fault, identity);
        }
    }

    public override bool Forget()
    {
        if (credentials is not RefreshingAWSCredentials refreshing)
        {
            return false;
        }

        refreshing.ClearCredentials();
        return true;
    }
}
