using System.Text;
using System.Text.RegularExpressions;
using XScrape.Simulator.Http.Requests;

namespace XScrape.Simulator.Http.Signing;

/// <summary>
/// The text that a signature covers:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
/// </summary>
internal static class CanonicalRequest
{
    private static readonly Regex s_spaces = new(" {2,}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static string Of(SimulatorRequest request, Target target, Signature signature)
    {
        StringBuilder text = new();
        text.Append(request.Method.ToUpperInvariant()).Append('\n');
        text.Append(PercentEncoding.Encode(Normalize(target.Path), keepSlash: true)).Append('\n'); // services other than S3 encode twice
        text.Append(Query(target, signature)).Append('\n');
        foreach (string name in signature.SignedHeaders)
        {
            text.Append(name).Append(':').Append(HeaderValue(request, name)).Append('\n');
        }

        text.Append('\n').Append(string.Join(";", signature.SignedHeaders)).Append('\n');
        return text.Append(Hashing.Sha256(request.Body)).ToString();
    }

    /// <summary>Removes dot segments and doubled slashes, as RFC 3986 and the signing rules ask.</summary>
    private static string Normalize(string path)
    {
        List<string> kept = [];
        foreach (string segment in path.Split('/'))
        {
            if (segment == "..")
            {
                if (kept.Count > 0)
                {
                    kept.RemoveAt(kept.Count - 1);
                }
            }
            else if (segment.Length > 0 && segment != ".")
            {
                kept.Add(segment);
            }
        }

        bool trailing = kept.Count > 0 && path.EndsWith("/", StringComparison.Ordinal);
        return "/" + string.Join("/", kept) + (trailing ? "/" : string.Empty);
    }

    private static string Query(Target target, Signature signature)
    {
        IEnumerable<KeyValuePair<string, string>> pairs = target.Query
            .Where(pair => !signature.IsPresigned || pair.Key != "X-Amz-Signature")
            .Select(pair => new KeyValuePair<string, string>(PercentEncoding.Encode(pair.Key), PercentEncoding.Encode(pair.Value)))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal);
        return string.Join("&", pairs.Select(pair => pair.Key + "=" + pair.Value));
    }

    private static string HeaderValue(SimulatorRequest request, string name) => string.Join(
        ",",
        request.Headers
            .Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(header => s_spaces.Replace(header.Value.Trim(), " ")));
}
