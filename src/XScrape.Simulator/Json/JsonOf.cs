using System.Globalization;
using System.Text.Json.Nodes;

namespace XScrape.Simulator.Json;

/// <summary>How a list, a moment and tags stand in the JSON that is written here.</summary>
internal static class JsonOf
{
    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => new([.. items.Select(write)]);

    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static JsonObject Tags(IEnumerable<KeyValuePair<string, string>> tags)
    {
        JsonObject map = [];
        foreach (KeyValuePair<string, string> tag in tags)
        {
            map[tag.Key] = tag.Value;
        }

        return map;
    }
}
