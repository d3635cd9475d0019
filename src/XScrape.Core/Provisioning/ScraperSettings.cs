using XScrape.Configuration;

namespace XScrape.Provisioning;

/// <summary>What the user wants of the scraper, beside what the link says.</summary>
internal sealed record ScraperSettings(ScrapeConfiguration? Configuration)
{
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
