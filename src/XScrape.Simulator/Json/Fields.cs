using System.Globalization;
using System.Text.Json;

namespace XScrape.Simulator.Json;

/// <summary>Reads members of a JSON object that people or this program wrote, saying which one is wrong.</summary>
internal sealed class Fields
{
    private readonly JsonElement _element;
    private readonly string _what;

    public Fields(JsonElement element, string what)
    {
        _element = element.ValueKind == JsonValueKind.Object ? element : throw new FormatException($"{what} must be an object");
        _what = what;
    }

    public string? Text(string name) => Find(name) is { } value
        ? value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(name, "text")
        : null;

    public string Need(string name) => Text(name) ?? throw new FormatException($"{_what} needs {name}");

    public double? Number(string name) => Find(name) is { } value
        ? value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && number is >= 0 and <= int.MaxValue ? number : throw Wrong(name, "a number that is not negative")
        : null;

    public bool? Flag(string name) => Find(name) is { } value
        ? value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(name, "true or false")
        : null;

    public DateTimeOffset? Moment(string name) => Text(name) is { } text
        ? DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) ? moment : throw Wrong(name, "a moment")
        : null;

    public IReadOnlyList<string> Strings(string name) => [.. List(name).Select(one => one.ValueKind == JsonValueKind.String ? one.GetString()! : throw Wrong(name, "a list of texts"))];

    public IReadOnlyList<JsonElement> Objects(string name) => List(name);

    /// <summary>Members of an object as pairs; nothing where it is absent.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> Map(string name) => Find(name) is { } value
        ? value.ValueKind == JsonValueKind.Object ? [.. value.EnumerateObject().Select(member => new KeyValuePair<string, JsonElement>(member.Name, member.Value))] : throw Wrong(name, "an object")
        : [];

    public JsonElement? Raw(string name) => Find(name)?.Clone();

    /// <summary>A document that may stand as text or as an object.</summary>
    public static string Document(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();

    /// <summary>A misspelt member must not be passed over.</summary>
    public void NothingElse(params string[] known)
    {
        string? stray = _element.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal));
        if (stray is not null)
        {
            throw new FormatException($"{_what} has no member '{stray}', only {string.Join(", ", known)}");
        }
    }

    private List<JsonElement> List(string name) => Find(name) is { } value
        ? value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : throw Wrong(name, "a list")
        : [];

    private JsonElement? Find(string name) => _element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private FormatException Wrong(string name, string wanted) => new($"{name} of {_what} must be {wanted}");
}
