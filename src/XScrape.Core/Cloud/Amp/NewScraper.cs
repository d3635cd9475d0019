using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Sources;

namespace XScrape.Cloud.Amp;

/// <summary>What CreateScraper is given. The configuration is YAML text; the adapter encodes it once.</summary>
internal sealed record NewScraper(
    ScraperAlias Alias,
    ScrapeSource Source,
    IdList Subnets,
    IdList? SecurityGroups,
    ScrapeDestination Destination,
    RoleArn SourceRole,
    RoleArn TargetRole,
    string Configuration,
    string ClientToken,
    IReadOnlyDictionary<string, string> Tags);
