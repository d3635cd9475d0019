using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Iam;
using XScrape.Links;

namespace XScrape.Diagnosis.Snapshots;

/// <summary>Everything that was read about a link, for checks that call nothing. Null is what was not looked for.</summary>
/// <param name="Link">The link with all that is known of it, its scraper's ARN and network among it.</param>
internal sealed record LinkSnapshot(ScraperLink Link)
{
    public LinkFacts Facts => Link.Facts;

    public Observation<Scraper>? Scraper { get; init; }

    /// <summary>All scrapers of the source account in the Region.</summary>
    public Observation<IReadOnlyList<Scraper>>? Scrapers { get; init; }

    /// <summary>Other scrapers that a trust policy of the link names, as far as this identity can look for them.</summary>
    public IReadOnlyDictionary<ScraperArn, Observation<Scraper>> Neighbours { get; init; } = new Dictionary<ScraperArn, Observation<Scraper>>();

    public Observation<IamRole>? SourceRole { get; init; }

    public Observation<IamRole>? TargetRole { get; init; }

    /// <summary>Whether the source role may assume the target role, by its own policies.</summary>
    public Observation<PolicySimulation>? SourceGrant { get; init; }

    /// <summary>Whether the target role may write to the workspace, by its own policies.</summary>
    public Observation<PolicySimulation>? TargetGrant { get; init; }

    /// <summary>The source and what is around it; null where the link names none of a known kind.</summary>
    public SourceSnapshot? Source { get; init; }

    /// <summary>The destination, likewise.</summary>
    public DestinationSnapshot? Destination { get; init; }

    /// <summary>The scrape configuration that a scraper will get, where there is none yet.</summary>
    public string? PlannedConfiguration { get; init; }

    /// <summary>Whose account the source identity is, where that was doubtful and is another one than the link's.</summary>
    public AccountId? WrongSource { get; init; }

    /// <summary>Whose account the target identity is, where that was doubtful and is another one than the link's.</summary>
    public AccountId? WrongTarget { get; init; }

    /// <summary>Whether the link has a role configuration or needs one: accounts differ, or the destination asks for it.</summary>
    public bool NeedsRoles => Facts.SourceRole is not null || Facts.TargetRole is not null || (Facts.SourceAccount != Facts.TargetAccount && !WritesElsewhere)
        || Destination?.NeedsRoles == true;

    /// <summary>Whether the scraper was seen to write to no workspace, such as to CloudWatch, and nothing says that it should.</summary>
    private bool WritesElsewhere => Facts.Destination is null && Scraper?.Value is { Destination: null };
}
