using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Eks.Requests;

/// <summary>What EKS's operations have in common.</summary>
internal abstract class EksOperation(string method, string template, bool isWrite) : PathOperation("eks", method, template, isWrite)
{
    protected static Cluster Find(Call call, string action, string? resource = null)
    {
        string name = call.Labels["name"];
        string arn = $"arn:{call.Account.Partition}:eks:{call.Region}:{call.Account.Id}:cluster/{name}";
        call.Authorize(action, resource ?? arn);
        return call.World.FindCluster(arn) ?? throw NotFound($"No cluster found for name: {name}.");
    }

    protected static AwsError WrongParameter(string message) => new(400, "InvalidParameterException", message);

    protected static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    protected static bool? Flag(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? parent.GetProperty(name).GetBoolean() : null;

    protected static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object ? value : null;

    /// <summary>A list of texts; empty where it is absent or of another kind.</summary>
    protected static IReadOnlyList<string> Texts(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)]
            : [];

    protected static TagMap Tags(JsonElement parent)
    {
        TagMap tags = [];
        foreach (JsonProperty tag in Member(parent, "tags")?.EnumerateObject() ?? default(JsonElement.ObjectEnumerator))
        {
            tags.Set(tag.Name, tag.Value.ValueKind == JsonValueKind.String && tag.Name.Length is > 0 and <= 128 ? tag.Value.GetString()! : throw WrongParameter($"The tag '{tag.Name}' is not valid."));
        }

        return tags;
    }

    /// <summary>EKS's paging; the token is the last name of the page before.</summary>
    protected static Reply Page(Call call, string list, IEnumerable<string> names)
    {
        const int Most = 100;
        int size = call.QueryValue("maxResults") is { } text
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int given) && given is >= 1 and <= Most ? given : throw WrongParameter("maxResults must be between 1 and 100")
            : Most;
        size = Math.Min(size, call.World.Options.MaxPageSize);
        string after = call.QueryValue("nextToken") ?? string.Empty;
        string[] rest = [.. names.Where(name => string.CompareOrdinal(name, after) > 0).OrderBy(name => name, StringComparer.Ordinal)];
        JsonObject json = new() { [list] = Strings(rest.Take(size)) };
        if (rest.Length > size)
        {
            json["nextToken"] = rest[size - 1];
        }

        return Reply.OfJson(json);
    }

    protected static AwsError NotFound(string message) => new(404, "ResourceNotFoundException", message);

    internal static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(value => JsonValue.Create(value))]);

    internal static JsonNode Seconds(DateTimeOffset moment) => JsonValue.Create(moment.ToUnixTimeMilliseconds() / 1000m);
}
