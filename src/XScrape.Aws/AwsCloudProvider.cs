using Amazon.Runtime.CredentialManagement;
using XScrape.Aws.Credentials;
using XScrape.Aws.Wire;
using XScrape.Cloud;

namespace XScrape.Aws;

/// <summary>The way to AWS. Found by its name from a private load context, so that its SDK never meets another module's.</summary>
public sealed class AwsCloudProvider : ICloudProvider
{
    private readonly WireSettings _settings;

    /// <summary>AWS itself.</summary>
    public AwsCloudProvider()
        : this(WireSettings.Default)
    {
    }

    internal AwsCloudProvider(WireSettings settings) => _settings = settings;

    ICloudAccount ICloudProvider.Open(CloudIdentity identity, CloudSite site, ICallObserver observer)
    {
        CredentialProfile? profile = ProfileOf(identity, new Profiles(identity.ProfileLocation));
        WireSite wire = new WireSite(site, identity.ToString(), observer, _settings)
        {
            Fips = Flag("AWS_USE_FIPS_ENDPOINT") ?? profile?.UseFIPSEndpoint ?? false,
            DualStack = Flag("AWS_USE_DUALSTACK_ENDPOINT") ?? profile?.UseDualstackEndpoint ?? false,
            ProfileEndpoint = EndpointOf(profile, observer),
        };
        wire = wire.Checked();
        return new AwsCloudAccount(identity, wire, new CredentialResolver(identity, wire).Resolve());
    }

    IReadOnlyList<string> ICloudProvider.ListProfiles(string? profileLocation) => new Profiles(profileLocation).List();

    string? ICloudProvider.DefaultRegion(CloudIdentity identity)
    {
        Profiles profiles = new(identity.ProfileLocation);
        string? named = identity.ProfileName is null ? null : ProfileOf(identity, profiles)?.Region?.SystemName;
        return named ?? Text("AWS_REGION") ?? Text("AWS_DEFAULT_REGION") ?? profiles.Peek()?.Region?.SystemName;
    }

    /// <summary>The profile whose settings hold: the one named, or the default one where nothing says who it is.</summary>
    private static CredentialProfile? ProfileOf(CloudIdentity identity, Profiles profiles) =>
        identity.Keys is not null ? null
        : identity.ProfileName is { } name ? profiles.Get(name)
        : identity.Credential is not null ? null
        : profiles.Peek();

    /// <summary>Where a profile names a services section, the SDK shows neither that nor the endpoint_url beside it: that is told.</summary>
    private static Uri? EndpointOf(CredentialProfile? profile, ICallObserver observer)
    {
        if (profile is null || (Flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") ?? profile.IgnoreConfiguredEndpointUrls ?? false))
        {
            return null;
        }

        if (!string.IsNullOrWhiteSpace(profile.Services))
        {
            observer.Noticed($"The profile '{profile.Name}' names the section services {profile.Services}. XScrape uses neither its endpoints nor an endpoint_url beside it: where they matter, give -EndpointUrl or set AWS_ENDPOINT_URL and the like.");
        }

        return string.IsNullOrWhiteSpace(profile.EndpointUrl) ? null : ConfiguredEndpoints.ParseOf($"endpoint_url of the profile '{profile.Name}'", profile.EndpointUrl.Trim());
    }

    private static bool? Flag(string variable) => bool.TryParse(Text(variable), out bool value) ? value : null;

    private static string? Text(string variable) => Environment.GetEnvironmentVariable(variable) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
