using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace XScrape.Aws.Wire.Responses;

/// <summary>Takes the secrets out of what people may read: logs, error messages, bodies.</summary>
internal static class Masking
{
    private const string Mask = "***";

    // One of them is in everything that the patterns find. Most messages hold none, and then no pattern need be made, which takes longer than a call.
    private static readonly string[] s_signs = ["passw", "secret", "token", "credentials", "key", "authorization", "AWS4-", "SAMLAssertion", "://"];

    /// <summary>A text of any kind, such as an error message or a scrape configuration.</summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text) || !MayHoldSecrets(text!))
        {
            return text ?? string.Empty;
        }

        try
        {
            string masked = SecretPatterns.Header.Replace(text!, "$1" + Mask);
            masked = SecretPatterns.Block.Replace(masked, "${indent}${dash}${key} " + Mask);
            masked = SecretPatterns.Pair.Replace(masked, "${key}" + Mask);
            masked = SecretPatterns.Element.Replace(masked, "<${name}>" + Mask);
            return SecretPatterns.Url.Replace(masked, "${scheme}" + Mask + "@");
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

    // Beyond ASCII the patterns see letters as alike that an ordinal comparison does not, such as the Kelvin sign and k.
    private static bool MayHoldSecrets(string text) =>
        text.Any(c => c > 127) || s_signs.Any(sign => text.IndexOf(sign, StringComparison.OrdinalIgnoreCase) >= 0);

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
        else if (member.Value.ValueKind == JsonValueKind.String && SecretPatterns.Name.IsMatch(member.Name))
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
