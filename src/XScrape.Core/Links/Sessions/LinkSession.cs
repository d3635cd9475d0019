using XScrape.Arns;
using XScrape.Cloud;

namespace XScrape.Links.Sessions;

/// <summary>What a live link knows beside its facts: the identities for both accounts, and what this process has done for it.</summary>
internal sealed record LinkSession(ICloudAccount Source, ICloudAccount Target)
{
    /// <summary>Whether the command or the row names an identity for the source side alone.</summary>
    public bool SourceIsNamed { get; init; }

    /// <summary>Whether the command or the row names an identity for the target side alone.</summary>
    public bool TargetIsNamed { get; init; }

    /// <summary>Where the link came from.</summary>
    public LinkOrigin Origin { get; init; } = new();

    /// <summary>What was done for the link in this process, one sentence each, in order.</summary>
    public LinkJournal Journal { get; init; } = new();

    /// <summary>What was true a moment ago in this run.</summary>
    public RunCache Cache { get; init; } = RunCache.Empty;

    /// <summary>The same as it can leave the run. Not public, because a record prints what is, and this would print itself again.</summary>
    internal LinkSession Settled => this with { Cache = RunCache.Empty };

    /// <summary>The unique id of the source role, if this process has seen it.</summary>
    public string? SourceRoleId { get; init; }

    /// <summary>Whether the source role was made in this process, so that no create token over its id can have been used before.</summary>
    public bool SourceRoleIsNew { get; init; }

    /// <summary>Whether a role of the link was made in this process and may not have propagated yet.</summary>
    public bool RolesAreNew { get; init; }

    /// <summary>Whether a removal has left a role of the link where it is.</summary>
    public bool RoleIsLeft { get; init; }

    /// <summary>Whether the scraper's ARN came from AWS in this process, and its source, destination and roles were seen to be the link's.</summary>
    public bool ScraperIsKnown { get; init; }

    /// <summary>Whether AWS shows that this link did not make the scraper, and the user has not said yet that it may be used.</summary>
    public bool ScraperIsForeign { get; init; }

    /// <summary>The scraper that a rehearsal has made on paper for a planned link.</summary>
    public ScraperArn? PlannedScraper { get; init; }

    /// <summary>When this process asked for the scraper, by its clock's timestamps; null if it did not.</summary>
    public long? ScraperAsked { get; init; }
}
