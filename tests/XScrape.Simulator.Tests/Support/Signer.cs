using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using XScrape.Simulator.Http.Requests;

namespace XScrape.Simulator.Tests.Support;

/// <summary>Signature Version 4 written from its specification and nothing of the simulator's: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html.</summary>
internal sealed class Signer(string accessKeyId, string secret, string? token = null)
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

    public string AccessKeyId { get; } = accessKeyId;

    public SimulatorRequest Sign(string service, string region, DateTimeOffset at, string method, string path, string query, byte[] body, params (string Name, string Value)[] more)
    {
        string moment = at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string scope = $"{moment[..8]}/{region}/{service}/aws4_request";
        List<KeyValuePair<string, string>> headers = [new("Host", "localhost:1234"), new("X-Amz-Date", moment)];
        if (token is not null)
        {
            headers.Add(new("X-Amz-Security-Token", token));
        }

        headers.AddRange(more.Select(header => new KeyValuePair<string, string>(header.Name, header.Value)));
        KeyValuePair<string, string>[] sorted = [.. headers.OrderBy(header => header.Key.ToLowerInvariant(), StringComparer.Ordinal)];
        string names = string.Join(";", sorted.Select(header => header.Key.ToLowerInvariant()));
        string canonical = string.Join("\n", method, Encode(path, "/"), CanonicalQuery(query), string.Concat(sorted.Select(header => $"{header.Key.ToLowerInvariant()}:{header.Value.Trim()}\n")), names, Hex(SHA256.HashData(body)));
        string toSign = string.Join("\n", "AWS4-HMAC-SHA256", moment, scope, Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (string part in scope.Split('/'))
        {
            key = Hmac(key, part);
        }

        headers.Add(new("Authorization", $"AWS4-HMAC-SHA256 Credential={AccessKeyId}/{scope}, SignedHeaders={names}, Signature={Hex(Hmac(key, toSign))}"));
        return new SimulatorRequest(method, query.Length > 0 ? path + "?" + query : path, headers, body);
    }

    /// <summary>Puts the signature into the query instead: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-signed-request-step-presign.</summary>
    public SimulatorRequest Presign(string service, string region, DateTimeOffset at, string query, int seconds)
    {
        string moment = at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string scope = $"{moment[..8]}/{region}/{service}/aws4_request";
        string signed = $"{query}&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={Encode(AccessKeyId + "/" + scope)}&X-Amz-Date={moment}&X-Amz-Expires={seconds.ToString(CultureInfo.InvariantCulture)}&X-Amz-SignedHeaders=host";
        string canonical = string.Join("\n", "GET", "/", CanonicalQuery(signed), "host:localhost:1234\n", "host", Hex(SHA256.HashData([])));
        string toSign = string.Join("\n", "AWS4-HMAC-SHA256", moment, scope, Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (string part in scope.Split('/'))
        {
            key = Hmac(key, part);
        }

        return new SimulatorRequest("GET", $"/?{signed}&X-Amz-Signature={Hex(Hmac(key, toSign))}", [new("Host", "localhost:1234")], []);
    }

    public static string Encode(string text, string keep = "") => string.Concat(Encoding.UTF8.GetBytes(text)
        .Select(b => (Unreserved + keep).Contains((char)b) ? ((char)b).ToString() : "%" + b.ToString("X2", CultureInfo.InvariantCulture)));

    private static string CanonicalQuery(string query) => string.Join("&", query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Contains('=') ? pair : pair + "=")
        .Order(StringComparer.Ordinal));

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
