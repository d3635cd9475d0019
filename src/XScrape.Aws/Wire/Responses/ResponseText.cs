using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;

namespace XScrape.Aws.Wire.Responses;

/// <summary>Says in a few words what an answer is, without showing it: an answer may hold keys.</summary>
internal static class ResponseText
{
    private const int LongestTitle = 80;

    private static readonly Regex s_title = new("<title[^>]*>(?<text>[^<]{1,400})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex s_plain = new("[^A-Za-z0-9/+;=._ -]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Such as: HTTP 200, text/html, a web page 'Sign in', 1234 bytes, no request id.</summary>
    public static string Of(ServiceResponse answer)
    {
        string type = string.IsNullOrEmpty(answer.ContentType) ? "no content type" : s_plain.Replace(answer.ContentType!, "?");
        string id = string.IsNullOrWhiteSpace(answer.ResponseMetadata?.RequestId) ? ", no request id" : string.Empty;
        string content = answer.Body.Length == 0 ? "no content" : $"{type}, {Kind(answer)}, {answer.Body.Length} bytes";
        return $"HTTP {(int)answer.HttpStatusCode}, {content}{id}";
    }

    private static string Kind(ServiceResponse answer)
    {
        string text = answer.Text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        return text.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase) ? "a web page" + Title(text)
            : text.StartsWith("<", StringComparison.Ordinal) ? Xml(answer.Body)
            : text.StartsWith("{", StringComparison.Ordinal) || text.StartsWith("[", StringComparison.Ordinal) ? Json(text)
            : "text";
    }

    private static string Title(string page)
    {
        string title = new([.. s_title.Match(page).Groups["text"].Value.Trim().Select(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '.' or ',' ? c : '?')]);
        return title.Length == 0 ? string.Empty : $" '{Masking.Text(title.Length > LongestTitle ? title.Remove(LongestTitle) : title)}'";
    }

    private static string Xml(byte[] body)
    {
        try
        {
            return $"XML with the root {s_plain.Replace(XmlText.Parse(body).Name.LocalName, "?")}";
        }
        catch (XmlException)
        {
            return "XML that is cut off or broken";
        }
    }

    private static string Json(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return "JSON";
        }
        catch (JsonException)
        {
            return "JSON that is cut off or broken";
        }
    }
}
