using XScrape.Arns;
using XScrape.Destinations;

namespace XScrape.Cloud.Amp;

/// <summary>What UpdateScraper is given. Destination and roles always go together: AMP can drop the roles without a word.</summary>
internal sealed record ScraperChange(
    ScraperAlias? Alias,
    string? Configuration,
    ScrapeDestination Destination,
    RoleArn SourceRole,
    RoleArn TargetRole,
    string ClientToken);
