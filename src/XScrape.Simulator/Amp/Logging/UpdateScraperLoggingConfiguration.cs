using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Amp.Logging;

/// <summary>Makes or replaces: https://docs.aws.amazon.com/prometheus/latest/APIReference/API_UpdateScraperLoggingConfiguration.html.</summary>
internal sealed class UpdateScraperLoggingConfiguration() : AmpOperation("PUT", "/scrapers/{scraperId}/logging-configuration", isWrite: true)
{
    private static readonly Regex s_group = Pattern.Whole("arn:aws[a-z0-9-]*:logs:[a-z0-9-]+:[0-9]{12}:log-group:[A-Za-z0-9._#/-]{1,512}:\\*");
    private static readonly string[] s_types = ["SERVICE_DISCOVERY", "COLLECTOR", "EXPORTER"];

    public override Reply Run(Call call)
    {
        string group = Group(call.Body);
        JsonElement components = Components(call.Body);
        Scraper scraper = FindScraper(call, "aps:UpdateScraperLoggingConfiguration");
        if (scraper.Status is ScraperStatus.Deleting)
        {
            throw AmpError.Conflict("The scraper is DELETING.", scraper.Id, "scraper");
        }

        DateTimeOffset now = call.World.Now;
        bool replaced = scraper.Logging is not null;
        scraper.Logging = new LoggingConfiguration(group, components, now) { ActiveFrom = now + TimeSpan.FromSeconds(1), Replaced = replaced };
        return Reply.OfJson(new() { ["status"] = new JsonObject { ["statusCode"] = replaced ? "UPDATING" : "CREATING" } }, 202);
    }

    private static string Group(JsonElement body)
    {
        string? arn = body.TryGetProperty("loggingDestination", out JsonElement destination)
            && destination.ValueKind == JsonValueKind.Object
            && destination.TryGetProperty("cloudWatchLogs", out JsonElement logs)
            && logs.ValueKind == JsonValueKind.Object
            && logs.TryGetProperty("logGroupArn", out JsonElement value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return arn is not null && s_group.IsMatch(arn)
            ? arn
            : throw AmpError.Field("loggingDestination.cloudWatchLogs.logGroupArn", "must be the ARN of a log group and end in :*");
    }

    private static JsonElement Components(JsonElement body)
    {
        if (!body.TryGetProperty("scraperComponents", out JsonElement list) || list.ValueKind == JsonValueKind.Null)
        {
            return JsonDocument.Parse("""[{"type":"SERVICE_DISCOVERY"},{"type":"COLLECTOR"},{"type":"EXPORTER"}]""").RootElement;
        }

        bool valid = list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 && list.EnumerateArray().All(one =>
            one.ValueKind == JsonValueKind.Object && one.TryGetProperty("type", out JsonElement type)
            && type.ValueKind == JsonValueKind.String && s_types.Contains(type.GetString()));
        return valid ? list : throw AmpError.Field("scraperComponents", "must have at least one member, each with a type of SERVICE_DISCOVERY, COLLECTOR or EXPORTER");
    }
}
