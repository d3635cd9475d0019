using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Destinations;
using XScrape.Display;
using XScrape.Failures;
using XScrape.Links.Owners;
using XScrape.Policies.Trust;
using XScrape.Sources;

namespace XScrape.Links;

/// <summary>What is known of a link, each part as a checked value. Null is what is not known yet.</summary>
internal sealed record LinkFacts
{
    public ScraperAlias? Name { get; init; }

    public Region? Region { get; init; }

    public AccountId? SourceAccount { get; init; }

    public RoleName? SourceRoleName { get; init; }

    public RolePath? SourceRolePath { get; init; }

    public RoleArn? SourceRole { get; init; }

    public AccountId? TargetAccount { get; init; }

    public RoleName? TargetRoleName { get; init; }

    public RolePath? TargetRolePath { get; init; }

    public RoleArn? TargetRole { get; init; }

    public ScrapeSource? Source { get; init; }

    public IdList? Subnets { get; init; }

    public IdList? SecurityGroups { get; init; }

    public ScrapeDestination? Destination { get; init; }

    public ScraperAlias? Alias { get; init; }

    public ScraperId? ScraperId { get; init; }

    public ScraperArn? Scraper { get; init; }

    public LinkStatus Status { get; init; }

    /// <summary>AWS's words, or a row's: shown as they are, so that nothing in them may be obeyed by a terminal.</summary>
    public string? StatusReason { get; init => field = value is null ? null : VisibleText.LineOf(value); }

    public TrustState Trust { get; init; }

    public LoggingState Logging { get; init; }

    public LogGroupArn? LogGroup { get; init; }

    public LogComponentList? LogComponents { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? SourceProfileName { get; init; }

    public string? TargetProfileName { get; init; }

    public RoleArn? SourceAssumeRole { get; init; }

    public RoleArn? TargetAssumeRole { get; init; }

    public string? Partition => SourceRole?.Partition ?? TargetRole?.Partition ?? Source?.Partition ?? Destination?.Partition ?? Scraper?.Partition ?? Region?.Partition;

    /// <summary>The link key, once all five parts are known.</summary>
    internal LinkKey Key => new(
        Partition ?? throw Missing("Region", "-Region"),
        Region ?? throw Missing("Region", "-Region"),
        SourceAccount ?? throw Missing("source account", "-SourceAccountId or -ClusterArn"),
        TargetAccount ?? throw Missing("target account", "-TargetAccountId or -WorkspaceArn"),
        Name ?? throw Missing("Name", "-Name"));

    // What a step cannot go on without; it asks for it only where a step before has made it known. Not public, because a record prints what is.
    internal RoleArn KnownSourceRole => SourceRole ?? throw Missing("source role", "-SourceRoleArn, or -Name");

    internal RoleArn KnownTargetRole => TargetRole ?? throw Missing("target role", "-TargetRoleArn, or -Name");

    internal ScrapeSource KnownSource => Source ?? throw Missing("cluster", "-ClusterArn, or a column of that name; or -SourceType Vpc with -SubnetId and -SecurityGroupId to scrape what can be reached in a VPC");

    internal ScrapeDestination KnownDestination => Destination ?? throw Missing("workspace", "-WorkspaceArn, or a column of that name");

    internal ScraperArn KnownScraper => Scraper ?? throw Missing("scraper", "-ScraperArn, or run New-XAScraper first");

    /// <summary>Both ends, to be read; what is not known stays empty.</summary>
    internal string Ends => $"{Source} to {Destination}";

    public static XScrapeException Missing(string what, string parameter) => new(
        FailureId.MissingValue,
        $"The link has no {what}.",
        $"Give {parameter}.");
}
