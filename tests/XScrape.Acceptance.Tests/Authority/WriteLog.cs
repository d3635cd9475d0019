using System.Net;
using System.Text.Json.Nodes;

namespace XScrape.Acceptance.Tests.Authority;

/// <summary>The write calls that reached AWS and were answered with success, each with its resource, as the wire has them.</summary>
internal sealed class WriteLog(HttpMessageHandler inner, Func<string, string> accountOf) : DelegatingHandler(inner)
{
    private readonly Lock _gate = new();
    private readonly List<string> _all = [];
    private readonly HashSet<string> _scrapers = [];

    /// <summary>Whether AMP answered a CreateScraper with a scraper that an earlier one had made.</summary>
    public bool Replayed { get; private set; }

    /// <summary>Operation and resource, in order. A resource is the account and the role's name, the scraper's id, or what a new scraper lies between.</summary>
    public IReadOnlyList<string> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _all];
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _all.Clear();
            Replayed = false;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
        if (answer.StatusCode is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices && Read(request, body) is string write)
        {
            string? scraper = write.StartsWith("CreateScraper ", StringComparison.Ordinal) ? (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!["scraperId"] : null;
            lock (_gate)
            {
                _all.Add(write);
                Replayed |= scraper is not null && !_scrapers.Add(scraper);
            }
        }

        return answer;
    }

    private string? Read(HttpRequestMessage request, string body)
    {
        string path = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath);
        if (path == "/")
        {
            Dictionary<string, string> form = body.Split('&').Select(p => p.Split('=', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1].Replace('+', ' ')));
            string action = form["Action"];
            bool reads = action.StartsWith("Get", StringComparison.Ordinal) || action.StartsWith("List", StringComparison.Ordinal) || action.StartsWith("Simulate", StringComparison.Ordinal)
                || action.StartsWith("Assume", StringComparison.Ordinal) || action.StartsWith("Describe", StringComparison.Ordinal);
            return reads ? null : $"{action} {accountOf(KeyOf(request))}/{form["RoleName"]}";
        }

        string[] parts = path.Trim('/').Split('/');
        return (request.Method.Method, parts[0], parts.Length) switch
        {
            ("POST", "scrapers", 1) => "CreateScraper " + Ends(body),
            ("PUT", "scrapers", 2) => "UpdateScraper " + parts[1],
            ("DELETE", "scrapers", 2) => "DeleteScraper " + parts[1],
            ("PUT", "scrapers", 3) => "UpdateScraperLoggingConfiguration " + parts[1],
            ("DELETE", "scrapers", 3) => "DeleteScraperLoggingConfiguration " + parts[1],
            ("POST", "tags", _) => "TagResource " + parts[^1],
            ("GET", _, _) => null,
            _ => $"{request.Method} {path}",
        };
    }

    private static string Ends(string body)
    {
        JsonNode json = JsonNode.Parse(body)!;
        return $"{json["source"]!["eksConfiguration"]!["clusterArn"]} to {json["destination"]!["ampConfiguration"]!["workspaceArn"]}";
    }

    private static string KeyOf(HttpRequestMessage request)
    {
        string authorization = request.Headers.GetValues("Authorization").First();
        int at = authorization.IndexOf("Credential=", StringComparison.Ordinal) + 11;
        return authorization[at..authorization.IndexOf('/', at)];
    }
}
