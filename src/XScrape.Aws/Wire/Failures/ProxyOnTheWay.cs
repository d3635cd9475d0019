using System.Net;
using Amazon.Runtime;

namespace XScrape.Aws.Wire.Failures;

/// <summary>The proxy between here and an endpoint, as the SDK's HTTP client finds it: of the environment or of the system.</summary>
internal static class ProxyOnTheWay
{
    /// <summary>Its address without user and password; null where there is none.</summary>
    public static Uri? To(Uri endpoint, ClientConfig config)
    {
        IWebProxy? proxy = config.GetWebProxy() ?? (endpoint.Scheme == Uri.UriSchemeHttps ? config.GetHttpsProxy() : config.GetHttpProxy()) ?? OfSystem;
        return proxy is null || proxy.IsBypassed(endpoint) || proxy.GetProxy(endpoint) is not { } address || address == endpoint
            ? null
            : new UriBuilder(address) { UserName = string.Empty, Password = string.Empty }.Uri;
    }

    /// <summary>Whether a proxy wants a user and a password that it was not given, or does not take those that it was.</summary>
    public static bool Refuses(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is AmazonServiceException { StatusCode: HttpStatusCode.ProxyAuthenticationRequired }
                || (fault as WebException)?.Response is HttpWebResponse { StatusCode: HttpStatusCode.ProxyAuthenticationRequired }
                || (fault is HttpRequestException && fault.Message.Contains("'407'")))
            {
                return true;
            }
        }

        return false;
    }

#if NET
    private static IWebProxy? OfSystem => HttpClient.DefaultProxy;
#else
    private static IWebProxy? OfSystem => WebRequest.DefaultWebProxy;
#endif
}
