using XScrape.Arns;
using XScrape.Configuration;
using XScrape.Destinations;

namespace XScrape.Provisioning.Scrapers;

/// <summary>The changes to a scraper; null stays as it is.</summary>
internal sealed record ScraperUpdate
{
    public ScraperAlias? Alias { get; init; }

    public ScrapeConfiguration? Configuration { get; init; }

    public ScrapeDestination? Destination { get; init; }

    public RoleArn? SourceRole { get; init; }

    public RoleArn? TargetRole { get; init; }

    public LoggingUpdate? Logging { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the collector sits. AMP cannot change it: the scraper has to be created again.</summary>
    public IdList? Subnets { get; init; }

    public IdList? SecurityGroups { get; init; }
}
