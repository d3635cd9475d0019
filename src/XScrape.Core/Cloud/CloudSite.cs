using XScrape.Arns;
using XScrape.Failures;

namespace XScrape.Cloud;

/// <summary>Where to call AWS: the Region, and an endpoint that stands for all services (a simulator or a proxy).</summary>
internal sealed record CloudSite(Region Region, Uri? Endpoint = null)
{
    /// <summary>What the environment says where <see cref="Endpoint"/> is null.</summary>
    public ConfiguredEndpoints Configured { get; init; } = ConfiguredEndpoints.None;

    /// <summary>An endpoint must be https unless it is this machine: requests carry signatures and policies.</summary>
    public static Uri ParseEndpoint(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? endpoint) || (endpoint.Scheme != Uri.UriSchemeHttps && endpoint.Scheme != Uri.UriSchemeHttp))
        {
            throw new XScrapeException(FailureId.InvalidEndpoint, $"'{text}' is not a URL.", "Give a URL such as https://proxy.example.com or http://localhost:4566.");
        }

        if (endpoint.UserInfo.Length > 0)
        {
            throw new XScrapeException(FailureId.InvalidEndpoint, $"The endpoint on {endpoint.Host} carries a user name or password.", "Leave them out; requests are signed.");
        }

        return endpoint.Scheme == Uri.UriSchemeHttps || endpoint.IsLoopback
            ? endpoint
            : throw new XScrapeException(FailureId.InvalidEndpoint, $"'{text}' is neither https nor on this machine.", "Use https, or a loopback address for a simulator.");
    }
}
