using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Parts;

namespace XScrape.Discovery;

/// <summary>Reads the scrape configurations that AMP holds.</summary>
internal static class StoredConfiguration
{
    /// <summary>The YAML text of AMP's default configuration in the link's Region.</summary>
    public static Task<string> DefaultAsync(ScraperLink link, CancellationToken stop) => link.Session.Source.Amp.GetDefaultScraperConfigurationAsync(stop);

    /// <summary>The YAML text of the link's scraper. Only DescribeScraper gives it.</summary>
    public static async Task<string> ReadAsync(ScraperLink link, CancellationToken stop)
    {
        LinkSelection asked = LinkSelection.Of(link.Facts)
            ?? throw LinkFacts.Missing("scraper", $"{LinkParts.SelectingParameters}, or -Default for AMP's own configuration");
        ScraperId id = asked.ScraperId ?? Only(await LinkFinder.FindAsync(link, asked, stop).ConfigureAwait(false), link);
        Scraper? scraper = await link.Session.Source.Amp.DescribeScraperAsync(id, stop).ConfigureAwait(false);
        return scraper?.Configuration ?? throw NotFound(link);
    }

    private static ScraperId Only(IReadOnlyList<ScraperLink> found, ScraperLink wanted) => found.Count switch
    {
        0 => throw NotFound(wanted),
        1 => found[0].Facts.ScraperId!,
        _ => throw new XScrapeException(
            FailureId.AmbiguousScraper,
            $"Several scrapers fit '{wanted}': {string.Join(", ", found.Select(l => l.ScraperId))}.",
            "Say which one with -ScraperId or -ScraperArn."),
    };

    private static XScrapeException NotFound(ScraperLink link) =>
        new(FailureId.ScraperNotFound, $"There is no scraper {link.ScraperId ?? $"for '{link}'"} in {link.Region}.", "Check the name or the id; Get-XAScraper lists those that exist.");
}
