using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Sources;

namespace XScrape.Cloud.Amp;

/// <summary>A scraper as AMP describes it. What AMP may leave out, or what belongs to a source or destination of another kind, is null.</summary>
internal sealed record Scraper(ScraperArn Arn, LinkStatus Status)
{
    public string? StatusReason { get; init; }

    public ScraperAlias? Alias { get; init; }

    /// <summary>The service-linked role of the collector, not the source role.</summary>
    public string? ServiceRoleArn { get; init; }

    public ScrapeSource? Source { get; init; }

    public IdList? Subnets { get; init; }

    public IdList? SecurityGroups { get; init; }

    public ScrapeDestination? Destination { get; init; }

    public RoleArn? SourceRole { get; init; }

    public RoleArn? TargetRole { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? LastModifiedAt { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The YAML text; only DescribeScraper gives it.</summary>
    public string? Configuration { get; init; }

    /// <summary>Going, failed or gone: not a scraper to adopt.</summary>
    public bool HasFailed => Status is LinkStatus.CreationFailed or LinkStatus.DeletionFailed;
}
