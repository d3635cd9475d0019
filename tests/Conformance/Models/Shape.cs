using System.Text.Json;

namespace XScrape.Conformance.Models;

/// <summary>One shape of a model.</summary>
internal sealed record Shape(string Name, JsonElement Json)
{
    public string Type => Json.GetProperty("type").GetString()!;

    public bool IsUnion => Has("union");

    public IReadOnlyList<string> Required => [.. List("required")];

    public IReadOnlyList<string> Enum => [.. List("enum")];

    public string? Pattern => Json.TryGetProperty("pattern", out JsonElement pattern) ? pattern.GetString() : null;

    public IEnumerable<JsonProperty> Members => Json.TryGetProperty("members", out JsonElement members) ? members.EnumerateObject() : [];

    /// <summary>The code on the wire: the error's own, else the shape's name.</summary>
    public string ErrorCode => Json.TryGetProperty("error", out JsonElement error) && error.TryGetProperty("code", out JsonElement code) ? code.GetString()! : Name;

    public int? ErrorStatus => Json.TryGetProperty("error", out JsonElement error) && error.TryGetProperty("httpStatusCode", out JsonElement status) ? status.GetInt32() : null;

    public JsonElement Element(string name) => Json.GetProperty(name);

    public double? Number(string name) => Json.TryGetProperty(name, out JsonElement number) ? number.GetDouble() : null;

    public bool Has(string name) => Json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    /// <summary>The name on the wire of a member or of a list's items.</summary>
    public static string WireName(JsonElement member, string otherwise) => member.TryGetProperty("locationName", out JsonElement name) ? name.GetString()! : otherwise;

    /// <summary>Whether a member stands in the body.</summary>
    public static bool InBody(JsonElement member) => !member.TryGetProperty("location", out _);

    private IEnumerable<string> List(string name) => Json.TryGetProperty(name, out JsonElement list) ? list.EnumerateArray().Select(one => one.GetString()!) : [];
}
