using System.Text.Json.Nodes;
using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Amp.Logging;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_DescribeScraperLoggingConfiguration.html.</summary>
internal sealed class DescribeScraperLoggingConfiguration() : AmpOperation("GET", "/scrapers/{scraperId}/logging-configuration", isWrite: false)
{
    public override Reply Run(Call call)
    {
        Scraper scraper = FindScraper(call, "aps:DescribeScraperLoggingConfiguration");
        LoggingConfiguration logging = scraper.Logging ?? throw AmpError.NotFound(scraper.Id, "scraper logging configuration");
        string pending = logging.Replaced ? "UPDATING" : "CREATING";
        return Reply.OfJson(new()
        {
            ["status"] = new JsonObject { ["statusCode"] = logging.ActiveFrom <= call.World.Now ? "ACTIVE" : pending },
            ["scraperId"] = scraper.Id,
            ["loggingDestination"] = new JsonObject { ["cloudWatchLogs"] = new JsonObject { ["logGroupArn"] = logging.LogGroupArn } },
            ["scraperComponents"] = JsonNode.Parse(logging.Components.GetRawText()),
            ["modifiedAt"] = Seconds(logging.Modified),
        });
    }
}
