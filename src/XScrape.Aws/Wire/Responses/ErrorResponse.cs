using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime.Internal.Transform;

namespace XScrape.Aws.Wire.Responses;

/// <summary>Reads the error bodies of rest-json and of query services, and what a proxy may send in their place.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization</remarks>
internal static class ErrorResponse
{
    public static WireException Read(byte[] body, IWebResponseData response, HttpStatusCode status)
    {
        string text = Encoding.UTF8.GetString(body);
        (string? code, string? message, string? requestId) = text.TrimStart().StartsWith("<", StringComparison.Ordinal) ? FromXml(text) : FromJson(text);
        code = ShortCode(Header(response, "x-amzn-ErrorType")) ?? ShortCode(code) ?? (status == (HttpStatusCode)429 ? "TooManyRequestsException" : null);
        return new WireException(
            message ?? string.Empty,
            code,
            status,
            requestId ?? RequestIdOf(response),
            RetryAfter(Header(response, "Retry-After")),
            text);
    }

    public static string? RequestIdOf(IWebResponseData response) =>
        Header(response, "x-amzn-RequestId") ?? Header(response, "x-amzn-request-id") ?? Header(response, "x-amz-request-id");

    // "ValidationException:http://…", "com.amazonaws.amp#ValidationException"
    private static string? ShortCode(string? code)
    {
        string? name = code?.Split(':')[0];
        return string.IsNullOrWhiteSpace(name) ? null : name!.Substring(name.IndexOf('#') + 1).Trim();
    }

    private static (string? Code, string? Message, string? RequestId) FromJson(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return default;
            }

            string? message = Text(root, "message") ?? Text(root, "Message") ?? Text(root, "errorMessage");
            return (Text(root, "__type") ?? Text(root, "code") ?? Text(root, "Code"), WithFields(message, root), null);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    // AMP says in fieldList what is wrong where; the message alone is only "Input validation failed".
    private static string? WithFields(string? message, JsonElement root)
    {
        if (!root.TryGetProperty("fieldList", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
        {
            return message;
        }

        string[] fields = [.. list.EnumerateArray().Where(f => f.ValueKind == JsonValueKind.Object).Select(f => $"{Text(f, "name")}: {Text(f, "message")}")];
        return fields.Length == 0 ? message : $"{message} ({string.Join("; ", fields)})".Trim();
    }

    private static (string? Code, string? Message, string? RequestId) FromXml(string text)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(new StringReader(text), XmlText.Settings);
            XElement root = XElement.Load(reader);
            string? Find(string name) => root.DescendantsAndSelf().FirstOrDefault(e => string.Equals(e.Name.LocalName, name, StringComparison.OrdinalIgnoreCase))?.Value;
            return root.Name.LocalName is "ErrorResponse" or "Response" or "Error" ? (Find("Code"), Find("Message"), Find("RequestId")) : default;
        }
        catch (XmlException)
        {
            return default;
        }
    }

    private static TimeSpan? RetryAfter(string? header)
    {
        if (int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return null;
    }

    private static string? Header(IWebResponseData response, string name) =>
        response.IsHeaderPresent(name) && response.GetHeaderValue(name) is { Length: > 0 } value ? value : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
