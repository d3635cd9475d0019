using System.Text.RegularExpressions;

namespace XScrape.Aws.Tests.Support;

/// <summary>A request as it went out.</summary>
internal sealed record StubRequest(string Method, Uri Uri, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public string PathAndQuery => Uri.PathAndQuery;

    /// <summary>The parameters of a form, decoded.</summary>
    public IReadOnlyDictionary<string, string> Form => Body.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]));

    /// <summary>The scope of the signature: access key, Region and service.</summary>
    public (string Key, string Region, string Service) Scope
    {
        get
        {
            Match match = Regex.Match(Headers["Authorization"], "Credential=([^/]+)/[0-9]{8}/([^/]+)/([^/]+)/aws4_request");
            return (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
        }
    }
}
