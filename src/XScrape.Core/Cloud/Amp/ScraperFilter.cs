using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Sources;

namespace XScrape.Cloud.Amp;

/// <summary>What ListScrapers is asked for; null is not filtered.</summary>
internal sealed record ScraperFilter(ScrapeSource? Source = null, ScrapeDestination? Destination = null, ScraperAlias? Alias = null, string? Status = null)
{
    /// <summary>Every scraper of the account and Region.</summary>
    public static ScraperFilter None { get; } = new();
}
