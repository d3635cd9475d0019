using Amazon.Runtime;
using XScrape.Aws.Signing;

namespace XScrape.Aws.Credentials;

/// <summary>The SDK's default chain: environment, web identity, default profile, container, instance. Found at the first call, not before.</summary>
internal sealed class DefaultKeys(string identity, Func<KeySource?> defaultProfile) : KeySource
{
    private readonly SemaphoreSlim _one = new(1, 1);

    private volatile KeySource? _found;

    public override async Task<ImmutableCredentials> CurrentAsync(CancellationToken stop)
    {
        KeySource found = _found ?? await FindAsync(stop).ConfigureAwait(false);
        return await found.CurrentAsync(stop).ConfigureAwait(false);
    }

    public override bool Forget() => _found?.Forget() ?? false;

    /// <summary>The credential_source of a role profile.</summary>
    public static KeySource OfSource(string? source, string identity) => source?.ToUpperInvariant() switch
    {
        "ENVIRONMENT" => FromEnvironment(identity) ?? throw CredentialFailures.Invalid(identity, "its credential_source is Environment, and AWS_ACCESS_KEY_ID is not set", null),
        "ECSCONTAINER" => FromContainer(identity) ?? throw CredentialFailures.Invalid(identity, "its credential_source is EcsContainer, and this is not a container with a role", null),
        "EC2INSTANCEMETADATA" => new InstanceKeys(identity),
        _ => throw CredentialFailures.Invalid(identity, $"its credential_source '{source}' is not known", "Give source_profile, or Environment, EcsContainer or Ec2InstanceMetadata."),
    };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _found?.Dispose();
            _one.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<KeySource> FindAsync(CancellationToken stop)
    {
        await _one.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return _found ??= FromEnvironment(identity) ?? FromWebIdentity(identity) ?? defaultProfile() ?? (KeySource?)FromContainer(identity) ?? new InstanceKeys(identity);
        }
        finally
        {
            _one.Release();
        }
    }

    private static SdkKeys? FromEnvironment(string identity) => Has("AWS_ACCESS_KEY_ID") ? Sdk(() => new EnvironmentVariablesAWSCredentials(), identity) : null;

    private static SdkKeys? FromWebIdentity(string identity) =>
        Has("AWS_WEB_IDENTITY_TOKEN_FILE") && Has("AWS_ROLE_ARN") ? Sdk(AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables, identity) : null;

    private static SdkKeys? FromContainer(string identity) =>
        Has("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") || Has("AWS_CONTAINER_CREDENTIALS_FULL_URI") ? Sdk(() => new GenericContainerCredentials(), identity) : null;

    private static SdkKeys Sdk(Func<AWSCredentials> make, string identity)
    {
        SdkPackages.Ensure();
        try
        {
            return new SdkKeys(make, identity);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw CredentialFailures.From(fault, identity);
        }
    }

    private static bool Has(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
