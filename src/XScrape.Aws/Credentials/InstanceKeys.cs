using Amazon.Runtime;
using Amazon.Util;
using XScrape.Aws.Signing;
using XScrape.Aws.Wire;
using XScrape.Failures;

namespace XScrape.Aws.Credentials;

/// <summary>The role of the EC2 instance that this runs on, if it is one.</summary>
internal sealed class InstanceKeys(string identity) : KeySource
{
    private volatile SdkKeys? _found;

    public override async Task<ImmutableCredentials> CurrentAsync(CancellationToken stop)
    {
        SdkKeys found = _found ??= await FindAsync(stop).ConfigureAwait(false);
        return await found.CurrentAsync(stop).ConfigureAwait(false);
    }

    public override bool Forget() => _found?.Forget() ?? false;

    private async Task<SdkKeys> FindAsync(CancellationToken stop)
    {
        if (!EC2InstanceMetadata.IsIMDSEnabled || !await InstanceProbe.AnswersAsync(stop).ConfigureAwait(false))
        {
            throw new XScrapeException(
                FailureId.InvalidCredentials,
                $"There are no usable credentials from {identity}: neither the environment, nor a default profile, nor a container or instance role gives any.",
                "Name a profile (-ProfileName, -SourceProfileName, -TargetProfileName), or set AWS_PROFILE.");
        }

        try
        {
            InstanceProfileAWSCredentials credentials = await Task.Run(() => new InstanceProfileAWSCredentials(), stop).OrStop(stop).ConfigureAwait(false);
            return new SdkKeys(() => credentials, identity);
        }
        catch (Exception fault) when (!(fault is OperationCanceledException && stop.IsCancellationRequested))
        {
            throw CredentialFailures.From(fault, identity);
        }
    }
}
