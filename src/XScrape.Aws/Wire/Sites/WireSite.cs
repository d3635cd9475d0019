using Amazon.Runtime;
using XScrape.Arns;
using XScrape.Aws.Wire.Requests;
using XScrape.Cloud;
using XScrape.Cloud.Calls;
using XScrape.Failures;

namespace XScrape.Aws.Wire.Sites;

/// <summary>What all clients of one account share: Region, endpoint, the identity they use and the observer of their calls.</summary>
internal sealed record WireSite(CloudSite Site, string Identity, ICallObserver Observer, WireSettings Settings)
{
    /// <summary>Attempts after the first one while AWS throttles; the SDK's two are too few for a fleet that IAM slows down.</summary>
    private const int Retries = 10;

    public bool Fips { get; init; }

    public bool DualStack { get; init; }

    public Region Region => Site.Region;

    /// <summary>The endpoints of the identity's profile, for what neither the command nor the environment says.</summary>
    public ConfiguredEndpoints OfProfile { get; init; } = ConfiguredEndpoints.None;

    /// <summary>The endpoint that is not AWS's own: of the command, else of the environment, else of the profile; null for AWS's own.</summary>
    public Uri? EndpointOf(ServiceName service)
    {
        Uri? endpoint = Site.Endpoint ?? Site.Configured.Of(service.SdkId) ?? OfProfile.Of(service.SdkId);
        // A workspace answers on a host of its own. An endpoint of the service alone is not it, unless it is a whole AWS on this machine.
        bool ofServiceAlone = Site.Endpoint is null && endpoint is not null && endpoint == (Site.Configured.Amp ?? (Site.Configured.All is null ? OfProfile.Amp : null));
        return service == ServiceName.AmpWorkspaces && ofServiceAlone && !endpoint!.IsLoopback ? Site.Configured.All ?? OfProfile.All : endpoint;
    }

    public void Apply(ClientConfig config, ServiceName service)
    {
        config.ServiceId = service.SdkId;
        config.AuthenticationServiceName = service.Prefix;
        // Before the Region, with which the SDK looks for endpoints of the environment and of profiles once and for all.
        config.IgnoreConfiguredEndpointUrls = true;
        config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(Region.ToString());
        config.UseFIPSEndpoint = Fips;
        config.UseDualstackEndpoint = DualStack;

        // AWS redirects none of these operations; any redirect is from something else, which would be sent the body and the session token.
        config.AllowAutoRedirect = false;
        if (EndpointOf(service) is { } endpoint)
        {
            config.UseFIPSEndpoint = false;
            config.UseDualstackEndpoint = false;
            config.ServiceURL = endpoint.AbsoluteUri;
            if (endpoint.IsLoopback)
            {
                // A proxy that the environment names has no way to this machine's own services.
                // It needs an address, without which the SDK's .NET Framework build throws; what stays on this machine goes past it.
                config.SetWebProxy(new System.Net.WebProxy(endpoint, BypassOnLocal: true));
            }
        }

        config.AuthenticationRegion = EndpointRules.SigningRegion(service, Region);
        config.DefaultConfigurationMode = DefaultConfigurationMode.Standard;
        config.RetryMode = RequestRetryMode.Standard;
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AWS_MAX_ATTEMPTS")))
        {
            config.MaxErrorRetry = Retries;
        }

        config.Timeout = TimeSpan.FromSeconds(30);
        Settings.Configure(config);
    }

    /// <summary>FIPS and dual-stack are promises that a custom endpoint cannot keep; a simulator on this machine need not.</summary>
    public WireSite Checked() => !(Fips || DualStack) ? this
        : Own.Any(endpoint => !endpoint.IsLoopback) ? throw new XScrapeException(
            FailureId.InvalidEndpoint,
            "A FIPS or dual-stack endpoint is asked for (environment or profile), and a custom endpoint is given.",
            "Leave -EndpointUrl, AWS_ENDPOINT_URL and the profile's endpoint_url out, or unset AWS_USE_FIPS_ENDPOINT and AWS_USE_DUALSTACK_ENDPOINT.")
        : Site.Endpoint is null ? this
        : this with { Fips = false, DualStack = false };

    private IEnumerable<Uri> Own => new[] { ServiceName.Amp, ServiceName.Ec2, ServiceName.Eks, ServiceName.Iam, ServiceName.Sts }.Select(EndpointOf).OfType<Uri>();
}
