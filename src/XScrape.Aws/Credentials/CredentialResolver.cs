using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using XScrape.Aws.Signing;
using XScrape.Aws.Sts;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.Aws.Credentials;

/// <summary>Turns an identity into credentials, in the order of AWS.Tools: keys, profile, credential object, the default chain; then the role to assume.</summary>
/// <remarks>https://docs.aws.amazon.com/powershell/latest/userguide/creds-assign.html</remarks>
internal sealed class CredentialResolver(CloudIdentity identity, WireSite site)
{
    private readonly Profiles _profiles = new(identity.ProfileLocation);

    public AccountCredentials Resolve()
    {
        AccountCredentials credentials = new(Base());
        return identity.AssumeRoleArn is null ? credentials : new AccountCredentials(Assume(credentials, new AssumedRole(identity.AssumeRoleArn, identity.ExternalId)));
    }

    private KeySource Base()
    {
        if (identity.Keys is { } keys)
        {
            return new FixedKeys(keys, site.Identity);
        }

        if (identity.ProfileName is { } name)
        {
            return OfProfile(_profiles.Get(name), []);
        }

        if (identity.Credential is { } source)
        {
            return new ForeignKeys(source, site.Identity);
        }

        // Who names a file and no profile means the file's default profile.
        return identity.ProfileLocation is not null
            ? OfProfile(_profiles.Default() ?? _profiles.Get("default"), [])
            : new DefaultKeys(site.Identity, () => _profiles.Default() is { } profile ? OfProfile(profile, []) : null);
    }

    /// <summary>
    /// A role profile is assumed here, not by the SDK's AssumeRoleAWSCredentials: that one calls STS in a Region of its own choice,
    /// asks the instance metadata for it, and knows nothing of a custom endpoint.
    /// </summary>
    private KeySource OfProfile(CredentialProfile profile, IReadOnlyCollection<string> seen)
    {
        CredentialProfileOptions options = profile.Options;
        bool assumes = !string.IsNullOrEmpty(options.RoleArn) && string.IsNullOrEmpty(options.WebIdentityTokenFile) && string.IsNullOrEmpty(options.EndpointName);
        if (IsProcess(options))
        {
            return new ProcessKeys(options.CredentialProcess, $"profile '{profile.Name}'", site.Settings.Clock);
        }

        if (!assumes)
        {
            return new SdkKeys(() => FromSdk(_profiles.Find(profile.Name) ?? profile), $"profile '{profile.Name}'", site.Settings.Clock);
        }

        if (!string.IsNullOrEmpty(options.MfaSerial))
        {
            throw CredentialFailures.From(new InvalidOperationException("MFA"), $"profile '{profile.Name}'");
        }

        if (seen.Contains(profile.Name))
        {
            throw CredentialFailures.Invalid($"profile '{profile.Name}'", "its source_profile refers back to itself", "Correct the credentials file.");
        }

        AssumedRole role = new(options.RoleArn, options.ExternalID);
        return Assume(new AccountCredentials(SourceOf(profile, [.. seen, profile.Name])), string.IsNullOrEmpty(options.RoleSessionName) ? role : role with { SessionName = options.RoleSessionName });
    }

    // A profile that says several things at once is the SDK's to judge.
    private static bool IsProcess(CredentialProfileOptions options) => !string.IsNullOrEmpty(options.CredentialProcess)
        && new[] { options.AccessKey, options.SecretKey, options.RoleArn, options.WebIdentityTokenFile, options.EndpointName, options.SsoSession, options.SsoStartUrl, options.LoginSession }.All(string.IsNullOrEmpty);

    private KeySource SourceOf(CredentialProfile profile, IReadOnlyCollection<string> seen)
    {
        string? source = profile.Options.SourceProfile;
        if (string.IsNullOrEmpty(source))
        {
            return DefaultKeys.OfSource(profile.Options.CredentialSource, $"profile '{profile.Name}'");
        }

        // A profile may be its own source: then its keys are meant.
        if (source == profile.Name && !string.IsNullOrEmpty(profile.Options.AccessKey))
        {
            CloudKeys own = new(profile.Options.AccessKey, profile.Options.SecretKey, profile.Options.Token);
            return new FixedKeys(own, $"profile '{profile.Name}'");
        }

        CredentialProfile found = _profiles.Find(source) ?? throw new XScrapeException(
            FailureId.ProfileNotFound,
            $"There is no profile '{source}', which the profile '{profile.Name}' names as its source.",
            "Correct source_profile in the credentials file.");
        return OfProfile(found, seen);
    }

    private AssumedKeys Assume(AccountCredentials credentials, AssumedRole role)
    {
        WireSite asBase = site with { Identity = (identity with { AssumeRoleArn = null }).ToString() };
        return new AssumedKeys(credentials, new StsClient(credentials, asBase), role, site.Settings.Clock);
    }

    private static AWSCredentials FromSdk(CredentialProfile profile)
    {
        SdkPackages.Ensure();
        try
        {
            return profile.GetAWSCredentials(profile.CredentialProfileStore);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw CredentialFailures.From(fault, $"profile '{profile.Name}'");
        }
    }
}
