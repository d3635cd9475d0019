using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace XScrape.Aws.Wire.Responses;

/// <summary>The bodies of rest-json services. Reading is lenient: a member of another type than expected counts as absent.</summary>
internal static class JsonText
{
    // The moments that a DateTimeOffset can hold.
    private static readonly double s_first = DateTimeOffset.MinValue.ToUnixTimeSeconds();

    private static readonly double s_last = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    public static void Object(this Utf8JsonWriter writer, string name, Action<Utf8JsonWriter> members)
    {
        writer.WriteStartObject(name);
        members(writer);
        writer.WriteEndObject();
    }

    public static void Texts(this Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    public static void Map(this Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, string> values) => writer.Object(name, map =>
    {
        foreach (KeyValuePair<string, string> pair in values)
        {
            map.WriteString(pair.Key, pair.Value);
        }
    });

    public static JsonElement Need(this JsonElement parent, string name, JsonValueKind kind = JsonValueKind.Object) =>
        parent.Member(name, kind) ?? throw new InvalidDataException($"The answer has no {name}.");

    public static string NeedText(this JsonElement parent, string name) =>
        parent.Text(name) ?? throw new InvalidDataException($"The answer has no {name}.");

    public static JsonElement? Member(this JsonElement parent, string name, JsonValueKind kind = JsonValueKind.Object) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == kind ? value : null;

    public static string? Text(this JsonElement parent, string name) => parent.Member(name, JsonValueKind.String)?.GetString();

    public static bool? Flag(this JsonElement parent, string name) =>
        parent.Member(name, JsonValueKind.True) is not null ? true : parent.Member(name, JsonValueKind.False) is not null ? false : null;

    public static IReadOnlyList<string> Texts(this JsonElement parent, string name) =>
        parent.Member(name, JsonValueKind.Array) is { } list ? [.. list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)] : [];

    public static IReadOnlyDictionary<string, string> Map(this JsonElement parent, string name, Action<string>? odd = null) => parent.Member(name) is { } map
        ? TagText.Read(map.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String).Select(p => new KeyValuePair<string, string>(p.Name, p.Value.GetString()!)), odd)
        : new Dictionary<string, string>();

    /// <summary>Timestamps are epoch seconds with a fraction; ISO texts are taken too.</summary>
    public static DateTimeOffset? Time(this JsonElement parent, string name)
    {
        if (parent.Member(name, JsonValueKind.Number) is { } number && number.TryGetDouble(out double seconds) && seconds >= s_first && seconds <= s_last)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000));
        }

        return parent.Member(name, JsonValueKind.String) is { } text && text.TryGetDateTimeOffset(out DateTimeOffset time) ? time : null;
    }

    /// <summary>A blob: base64 of UTF-8, once.</summary>
    public static string ToBlob(string text) => Convert.ToBase64String(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text.TrimStart('\uFEFF')));

    public static string FromBlob(string blob)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(blob)).TrimStart('\uFEFF');
        }
        catch (FormatException fault)
        {
            throw new InvalidDataException("The answer holds a blob that is not base64.", fault);
        }
    }
}
