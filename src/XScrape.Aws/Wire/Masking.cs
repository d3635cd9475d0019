using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace XScrape.Aws.Wire;

/// <summary>Takes the secrets out of what people may read: logs, error messages, bodies.</summary>
internal static class Masking
{
    private const string Mask = "***";

    private const string Names = "password|passwd|secret|secret_key|secretkey|client_secret|bearer_token|credentials|api_key|apikey|access_token|session_token|"
        + "secretaccesskey|sessiontoken|securitytoken|x-amz-security-token|token|routing_key|service_key";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2);

    private static readonly Regex s_name = new("(?i)^(?:" + Names + "|authorization)$", RegexOptions.CultureInvariant, s_limit);

    // YAML in block style: the rest of the key's line, and the deeper lines after it, of a scalar of any kind.
    private static readonly Regex s_block = new(
        @"(?im)^(?<indent>[ \t]*)(?<dash>(?:-[ \t]+)*)(?<key>[""']?(?:" + Names + @")[""']?[ \t]*:)(?=[ \t\r\n])[^\n]*(?:\n(?:\k<indent>[ \t]+[^\n]*|[ \t]*(?=\n)))*",
        RegexOptions.CultureInvariant, s_limit);

    // YAML in flow style, JSON, headers.
    private static readonly Regex s_pair = new(
        @"(?i)(?<key>(?<![\w:/.-])[""']?(?:" + Names + @"|authorization)[""']?[ \t]*[:=][ \t]*)(?<value>""(?:[^""\\]|\\.)*""|'(?:[^']|'')*'|(?:Bearer|Basic)[ \t]+[^\s,}\]]+|[^\s,}\]|>{\[*][^\n,}\]]*)",
        RegexOptions.CultureInvariant, s_limit);

    private static readonly Regex s_element = new(@"(?i)<(?<name>SecretAccessKey|SessionToken|WebIdentityToken|SAMLAssertion)>[^<]*", RegexOptions.CultureInvariant, s_limit);

    private static readonly Regex s_url = new(@"(?i)(?<scheme>\b[a-z][a-z0-9+.-]*://)[^\s/@:]*:[^\s/@]+@", RegexOptions.CultureInvariant, s_limit);

    private static readonly Regex s_header = new(@"(?i)(AWS4-HMAC-SHA256 )[^\r\n""]+", RegexOptions.CultureInvariant, s_limit);

    /// <summary>A text of any kind, such as an error message or a scrape configuration.</summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        try
        {
            string masked = s_header.Replace(text!, "$1" + Mask);
            masked = s_block.Replace(masked, "${indent}${dash}${key} " + Mask);
            masked = s_pair.Replace(masked, "${key}" + Mask);
            masked = s_element.Replace(masked, "<${name}>" + Mask);
            return s_url.Replace(masked, "${scheme}" + Mask + "@");
        }
        catch (RegexMatchTimeoutException)
        {
            return Mask;
        }
    }

    /// <summary>What an exception says, without the answer's body, which the SDK puts into the message of an answer that it cannot read.</summary>
    public static string Message(Exception fault) => fault is Amazon.Runtime.AmazonUnmarshallingException
        ? $"the answer cannot be read. {Text(fault.InnerException?.Message)}".Trim()
        : Text(fault.Message);

    /// <summary>A request or response body: JSON with its blobs decoded, or a form or XML as it is.</summary>
    public static string? Body(string? body)
    {
        if (string.IsNullOrEmpty(body) || body![0] != '{')
        {
            return body is null ? null : Text(body);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            using MemoryStream buffer = new();
            using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                Copy(document.RootElement, writer);
            }

            return Encoding.UTF8.GetString(buffer.ToArray());
        }
        catch (JsonException)
        {
            return Text(body);
        }
    }

    private static void Copy(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Member(member, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Copy(item, writer);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Text(element.GetString()));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static void Member(JsonProperty member, Utf8JsonWriter writer)
    {
        if (member.Value.ValueKind == JsonValueKind.String && member.Name is "configurationBlob" or "configuration")
        {
            writer.WriteStringValue(Blob(member.Value.GetString()!));
        }
        else if (member.Value.ValueKind == JsonValueKind.String && s_name.IsMatch(member.Name))
        {
            writer.WriteStringValue(Mask);
        }
        else
        {
            Copy(member.Value, writer);
        }
    }

    private static string Blob(string blob)
    {
        try
        {
            return Text(JsonText.FromBlob(blob));
        }
        catch (InvalidDataException)
        {
            return Mask;
        }
    }
}
