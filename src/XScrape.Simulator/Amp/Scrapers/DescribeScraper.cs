using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Amp.Scrapers;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_DescribeScraper.html.</summary>
internal sealed class DescribeScraper() : AmpOperation("GET", "/scrapers/{scraperId}", isWrite: false)
{
    public override Reply Run(Call call) =>
        Reply.OfJson(new() { ["scraper"] = ScraperJson.Of(FindScraper(call, "aps:DescribeScraper"), withConfiguration: true, withRoles: true) });
}
