using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Simulator.Json;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Amp.Scrapers;

/// <summary>Writes a scraper as DescribeScraper and ListScrapers show it.</summary>
internal static class ScraperJson
{
    public static JsonObject Status(Scraper scraper) => new() { ["statusCode"] = scraper.Status };

    public static JsonObject Short(Scraper scraper)
    {
        JsonObject json = new() { ["scraperId"] = scraper.Id, ["arn"] = scraper.Arn, ["status"] = Status(scraper) };
        json["tags"] = JsonOf.Tags(scraper.Tags);
        return json;
    }

    public static JsonObject Of(Scraper scraper, bool withConfiguration, bool withRoles)
    {
        JsonObject json = [];
        if (scraper.Settings.Alias is { } alias)
        {
            json["alias"] = alias;
        }

        json["scraperId"] = scraper.Id;
        json["arn"] = scraper.Arn;
        json["roleArn"] = scraper.ServiceLinkedRole.Arn;
        json["status"] = Status(scraper);
        json["createdAt"] = JsonValue.Create(scraper.Created.ToUnixTimeMilliseconds() / 1000m);
        json["lastModifiedAt"] = JsonValue.Create(scraper.Modified.ToUnixTimeMilliseconds() / 1000m);
        json["tags"] = JsonOf.Tags(scraper.Tags);
        if (scraper.StatusReason is { } reason)
        {
            json["statusReason"] = reason;
        }

        if (withConfiguration)
        {
            json["scrapeConfiguration"] = new JsonObject { ["configurationBlob"] = scraper.Settings.ConfigurationBlob };
        }

        json["source"] = Node(scraper.Source);
        json["destination"] = Node(scraper.Settings.Destination);
        if (withRoles && scraper.Settings.HasRoleConfiguration)
        {
            json["roleConfiguration"] = Roles(scraper.Settings);
        }

        if (scraper.Settings.Exporters is { } exporters)
        {
            json["exporters"] = Node(exporters);
        }

        return json;
    }

    private static JsonObject Roles(ScraperSettings settings)
    {
        JsonObject roles = [];
        if (settings.SourceRoleArn is { } source)
        {
            roles["sourceRoleArn"] = source;
        }

        if (settings.TargetRoleArn is { } target)
        {
            roles["targetRoleArn"] = target;
        }

        return roles;
    }

    private static JsonNode? Node(JsonElement element) => JsonNode.Parse(element.GetRawText());
}
