using System.Text.Json;
using XScrape.Arns;
using XScrape.Aws.Wire.Responses;
using XScrape.Cloud.Amp;
using XScrape.Failures;

namespace XScrape.Aws.Amp;

/// <summary>The bodies of the three operations on a scraper's logging.</summary>
internal static class LoggingText
{
    private static readonly Dictionary<string, LoggingState> s_states = new(StringComparer.Ordinal)
    {
        ["CREATING"] = LoggingState.Creating,
        ["ACTIVE"] = LoggingState.Active,
        ["UPDATING"] = LoggingState.Updating,
        ["DELETING"] = LoggingState.Deleting,
        ["CREATION_FAILED"] = LoggingState.CreationFailed,
        ["UPDATE_FAILED"] = LoggingState.UpdateFailed,
    };

    private static readonly Dictionary<string, LogComponent> s_components = new(StringComparer.Ordinal)
    {
        ["SERVICE_DISCOVERY"] = LogComponent.ServiceDiscovery,
        ["COLLECTOR"] = LogComponent.Collector,
        ["EXPORTER"] = LogComponent.Exporter,
    };

    public static void Write(LogGroupArn group, LogComponentList components, Utf8JsonWriter body)
    {
        body.Object("loggingDestination", union => union.Object("cloudWatchLogs", logs => logs.WriteString("logGroupArn", group.ToString())));
        body.WriteStartArray("scraperComponents");
        foreach (LogComponent component in components)
        {
            body.WriteStartObject();
            body.WriteString("type", s_components.First(c => c.Value == component).Key);
            body.WriteEndObject();
        }

        body.WriteEndArray();
    }

    /// <summary>Reads leniently: a destination or component of a kind that this version does not know is left out.</summary>
    public static ScraperLogging Read(JsonElement root)
    {
        JsonElement status = root.Need("status");
        string code = status.NeedText("statusCode");
        bool known = s_states.TryGetValue(code, out LoggingState state);
        IEnumerable<string?> types = root.Member("scraperComponents", JsonValueKind.Array)?.EnumerateArray().Select(c => c.Text("type")) ?? [];
        return new ScraperLogging(
            known ? state : LoggingState.Unknown,
            Group(root.Member("loggingDestination")?.Member("cloudWatchLogs")?.Text("logGroupArn")),
            LogComponentList.Of(types.Where(t => t is not null && s_components.ContainsKey(t)).Select(t => s_components[t!])))
        {
            Reason = known ? status.Text("statusReason") : code,
            ModifiedAt = root.Time("modifiedAt"),
        };
    }

    private static LogGroupArn? Group(string? text)
    {
        try
        {
            return text is null ? null : LogGroupArn.Parse(text);
        }
        catch (XScrapeException)
        {
            return null;
        }
    }
}
