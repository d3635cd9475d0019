using Amazon.Runtime;
using XScrape.Aws.Wire;

namespace XScrape.Aws.Credentials;

/// <summary>Credentials of the SDK, such as a profile's: they cache and refresh themselves, but can neither be cancelled nor say plainly what is wrong.</summary>
internal sealed class SdkKeys(Func<AWSCredentials> make, string identity) : KeySource
{
    private volatile AWSCredentials _credentials = make();

    public override async Task<ImmutableCredentials> CurrentAsync(CancellationToken stop)
    {
        try
        {
            return await Task.Run(_credentials.GetCredentialsAsync, stop).OrStop(stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (!(fault is OperationCanceledException && stop.IsCancellationRequested))
        {
            throw CredentialFailures.From(fault, identity);
        }
    }

    public override bool Forget()
    {
        if (_credentials is RefreshingAWSCredentials refreshing)
        {
            refreshing.ClearCredentials();
            return true;
        }

        // Keys that stand in a file: somebody may have put new ones there, as aws-vault and its like do.
        AWSCredentials old = _credentials;
        _credentials = make();
        return _credentials.GetType() != old.GetType() || _credentials.GetCredentials().AccessKey != old.GetCredentials().AccessKey;
    }
}
