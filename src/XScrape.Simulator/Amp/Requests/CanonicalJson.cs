using System.Text;
using System.Text.Json;

namespace XScrape.Simulator.Amp.Requests;

/// <summary>JSON with sorted members, so that equal requests have equal texts.</summary>
internal static class CanonicalJson
{
    public static string Of(JsonElement element, string without)
    {
        StringBuilder text = new();
        Write(text, element, without);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonElement element, string? without)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (JsonProperty member in element.EnumerateObject().Where(member => member.Name != without).OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    text.Append(JsonEncodedText.Encode(member.Name)).Append(':');
                    Write(text, member.Value, null);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Write(text, item, null);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                text.Append('"').Append(JsonEncodedText.Encode(element.GetString()!)).Append('"');
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }
}
