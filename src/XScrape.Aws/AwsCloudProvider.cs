using Amazon.Runtime.CredentialManagement;
using XScrape.Aws.Credentials;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud;
using XScrape.Cloud.Calls;

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
        Profiles profiles = new(identity.ProfileLocation);
        CredentialProfile? profile = ProfileOf(identity, profiles);
        bool obeys = profile is not null && site.Endpoint is null && !(Flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") ?? profile.IgnoreConfiguredEndpointUrls ?? false);
        WireSite wire = new WireSite(site, identity.ToString(), observer, _settings)
        {
            Fips = Flag("AWS_USE_FIPS_ENDPOINT") ?? profile?.UseFIPSEndpoint ?? false,
            DualStack = Flag("AWS_USE_DUALSTACK_ENDPOINT") ?? profile?.UseDualstackEndpoint ?? false,
            OfProfile = obeys ? ProfileEndpoints.Of(profile!, profiles) : ConfiguredEndpoints.None,
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

    private static bool? Flag(string variable) => bool.TryParse(Text(variable), out bool value) ? value : null;

    private static string? Text(string variable) => Environment.GetEnvironmentVariable(variable) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
