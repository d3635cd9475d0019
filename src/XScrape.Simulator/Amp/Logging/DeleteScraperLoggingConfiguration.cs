using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Amp.Logging;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_DeleteScraperLoggingConfiguration.html.</summary>
internal sealed class DeleteScraperLoggingConfiguration() : AmpOperation("DELETE", "/scrapers/{scraperId}/logging-configuration", isWrite: true)
{
    public override Reply Run(Call call)
    {
        Scraper scraper = FindScraper(call, "aps:DeleteScraperLoggingConfiguration");
        scraper.Logging = scraper.Logging is null ? throw AmpError.NotFound(scraper.Id, "scraper logging configuration") : null;
        return new Reply { Status = 202 };
    }
}
