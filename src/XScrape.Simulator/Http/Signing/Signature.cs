using XScrape.Simulator.Http.Requests;

namespace XScrape.Simulator.Http.Signing;

/// <summary>What a request says about its own signature, from the Authorization header or from the query.</summary>
internal sealed record Signature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    public required string AccessKeyId { get; init; }

    public required string Date { get; init; }

    public required string Region { get; init; }

    public required string Service { get; init; }

    public required string[] SignedHeaders { get; init; }

    public required string Value { get; init; }

    public required string Moment { get; init; }

    public string? SecurityToken { get; init; }

    /// <summary>How long a presigned request holds; null for a header's signature.</summary>
    public int? ExpiresSeconds { get; init; }

    public bool IsPresigned => ExpiresSeconds is not null;

    public string Scope => $"{Date}/{Region}/{Service}/aws4_request";

    /// <summary>Returns null where there is no signature at all; a broken one is refused.</summary>
    public static Signature? Find(SimulatorRequest request, Target target)
    {
        string? header = request.Header("Authorization");
        if (header is not null)
        {
            return FromHeader(header, request);
        }

        Dictionary<string, string> query = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> pair in target.Query)
        {
            query[pair.Key] = pair.Value;
        }

        return query.ContainsKey("X-Amz-Signature") ? FromQuery(query) : null;
    }

    private static Signature FromHeader(string header, SimulatorRequest request)
    {
        if (!header.StartsWith(Algorithm + " ", StringComparison.Ordinal))
        {
            throw Incomplete($"Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization={header.Split(' ')[0]}");
        }

        Dictionary<string, string> parts = new(StringComparer.Ordinal);
        foreach (string part in header.Substring(Algorithm.Length).Split(','))
        {
            string[] pair = part.Trim().Split(['='], 2);
            parts[pair[0]] = pair.Length == 2 ? pair[1] : string.Empty;
        }

        return Build(
            Part(parts, "Credential"),
            Part(parts, "SignedHeaders"),
            Part(parts, "Signature"),
            request.Header("X-Amz-Date") ?? request.Header("Date") ?? throw Incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."),
            request.Header("X-Amz-Security-Token"),
            null);
    }

    private static Signature FromQuery(Dictionary<string, string> query)
    {
        if (Part(query, "X-Amz-Algorithm") != Algorithm || !int.TryParse(Part(query, "X-Amz-Expires"), out int expires) || expires is < 1 or > 604800)
        {
            throw Incomplete("AWS query-string parameters must include X-Amz-Algorithm and X-Amz-Expires between 1 and 604800.");
        }

        query.TryGetValue("X-Amz-Security-Token", out string? token);
        return Build(Part(query, "X-Amz-Credential"), Part(query, "X-Amz-SignedHeaders"), Part(query, "X-Amz-Signature"), Part(query, "X-Amz-Date"), token, expires);
    }

    private static Signature Build(string credential, string signedHeaders, string value, string moment, string? token, int? expires)
    {
        string[] scope = credential.Split('/');
        if (scope.Length < 5 || scope[scope.Length - 1] != "aws4_request")
        {
            throw Incomplete($"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'");
        }

        int last = scope.Length - 1;
        return new Signature
        {
            AccessKeyId = string.Join("/", scope.Take(last - 3)),
            Date = scope[last - 3],
            Region = scope[last - 2],
            Service = scope[last - 1],
            SignedHeaders = signedHeaders.Split(';'),
            Value = value,
            Moment = moment.Trim(),
            SecurityToken = token,
            ExpiresSeconds = expires,
        };
    }

    private static string Part(Dictionary<string, string> parts, string name) =>
        parts.TryGetValue(name, out string? value) && value.Length > 0 ? value : throw Incomplete($"Authorization header requires '{name}' parameter.");

    private static AwsError Incomplete(string message) => new(403, "IncompleteSignature", message);
}
