using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using XScrape.Aws.Wire.Requests;

namespace XScrape.Aws.Wire.Sites;

/// <summary>The SDK's settings for one of the services that have no package of their own here.</summary>
internal sealed class ServiceConfig : ClientConfig, IEndpointProvider
{
    private static readonly string s_userAgent = InternalSDKUtils.BuildUserAgentString("XScrape", typeof(ServiceConfig).Assembly.GetName().Version!.ToString(3));

    private readonly ServiceName _service;

    private readonly Endpoint _endpoint;

    public ServiceConfig(ServiceName service, WireSite site)
        : base(new DefaultConfigurationProvider([new DefaultConfiguration { Name = DefaultConfigurationMode.Standard, RetryMode = RequestRetryMode.Standard }]))
    {
        _service = service;
        _endpoint = new Endpoint((site.EndpointOf(service) ?? EndpointRules.Resolve(service, site.Region, site.Fips, site.DualStack).Url).AbsoluteUri);
        EndpointProvider = this;
        site.Apply(this, service);
    }

    /// <summary>Where the service answers.</summary>
    public Uri Url => new(_endpoint.URL);

    public override string ServiceVersion => _service.Version;

    public override string UserAgent => s_userAgent;

    public override string RegionEndpointServiceName => _service.Prefix;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => ResolveEndpoint(new EndpointParameters());

    // A new one for each call: the SDK's resolver completes the URL in place.
    public Endpoint ResolveEndpoint(EndpointParameters parameters) => new(_endpoint.URL);
}
