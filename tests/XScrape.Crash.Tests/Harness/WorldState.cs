using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using XScrape.Simulator;

namespace XScrape.Crash.Harness;

/// <summary>The state of both accounts as a text: what is the same in meaning is the same text; ids and times are left out.</summary>
internal static partial class WorldState
{
    private static readonly string[] s_scraper = ["status", "statusReason", "source", "settings", "former", "tags", "logging"];

    private static readonly string[] s_role = ["path", "name", "description", "boundary", "tags", "attached"];

    public static string Read(AwsSimulator simulator)
    {
        string path = Path.GetTempFileName();
        try
        {
            simulator.Save(path);
            return Of(JsonNode.Parse(File.ReadAllText(path))!);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static string Of(JsonNode given)
    {
        JsonNode state = Named(given);
        JsonObject[] accounts = [.. state["accounts"]!.AsArray().Select(a => a!.AsObject())];
        Dictionary<string, string> roleNames = accounts.SelectMany(a => a["roles"]!.AsArray()).ToDictionary(r => (string)r!["id"]!, r => (string)r!["name"]!);
        List<string> lines = [];
        foreach (JsonObject account in accounts)
        {
            lines.AddRange(account["roles"]!.AsArray().Select(role => "role " + Role(role!.AsObject(), roleNames)));
            lines.AddRange(account["scrapers"]!.AsArray().Select(s => s!.AsObject()).OrderBy(Alias, StringComparer.Ordinal).Select(s => "scraper " + Meaning(Pick(s, s_scraper))));
        }

        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>The same state with each scraper's id, which is drawn by lot, replaced by its alias before anything is put in order.</summary>
    private static JsonNode Named(JsonNode state)
    {
        string text = state.ToJsonString();
        foreach (JsonNode? scraper in state["accounts"]!.AsArray().SelectMany(a => a!["scrapers"]!.AsArray()))
        {
            text = text.Replace((string)scraper!["id"]!, $"(scraper {Alias(scraper.AsObject())})");
        }

        // An id that is left names a scraper that does not exist.
        return JsonNode.Parse(AnyId().Replace(text, "(no scraper)"))!;
    }

    private static string Alias(JsonObject scraper) => (string?)scraper["settings"]!["alias"] ?? string.Empty;

    private static string Role(JsonObject role, Dictionary<string, string> names)
    {
        JsonObject whole = Pick(role, s_role);
        whole["trust"] = JsonNode.Parse((string)role["trust"]!);
        whole["inline"] = new JsonObject(role["inline"]!.AsObject().Select(p => new KeyValuePair<string, JsonNode?>(p.Key, JsonNode.Parse((string)p.Value!))));
        // Whom the principals mean: a dead id looks like a live one in the text.
        whole["principals"] = new JsonObject(role["trustIds"]!.AsObject().Select(p => new KeyValuePair<string, JsonNode?>(p.Key, names.GetValueOrDefault((string)p.Value!, "dead"))));
        return Meaning(whole);
    }

    private static JsonObject Pick(JsonObject from, string[] names) => new(names.Select(n => new KeyValuePair<string, JsonNode?>(n, from[n]?.DeepClone())));

    /// <summary>Members in order of their names, lists without order, a list of one as its only value.</summary>
    private static string Meaning(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject map => "{" + string.Join(",", map.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"\"{m.Key}\":{Meaning(m.Value)}")) + "}",
        JsonArray { Count: 1 } one => Meaning(one[0]),
        JsonArray list => "[" + string.Join(",", list.Select(Meaning).Order(StringComparer.Ordinal)) + "]",
        _ => node.ToJsonString(),
    };

    [GeneratedRegex("(?<!w)s-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex AnyId();
}
