using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Iam;
using XScrape.Configuration;

namespace XScrape.Links;

/// <summary>What a live link knows beside its facts: as whom to work in both accounts, and what this process has done for it.</summary>
internal sealed record LinkSession(ICloudAccount Source, ICloudAccount Target)
{
    /// <summary>Whether the command or the row names an identity for the source side alone.</summary>
    public bool SourceIsNamed { get; init; }

    /// <summary>Whether the command or the row names an identity for the target side alone.</summary>
    public bool TargetIsNamed { get; init; }

    /// <summary>The unique id of the source role, if this process has seen it.</summary>
    public string? SourceRoleId { get; init; }

    /// <summary>Whether the source role was made in this process, so that no create token over its id can have been used before.</summary>
    public bool SourceRoleIsNew { get; init; }

    /// <summary>Whether a role of the link was made in this process and may not have propagated yet.</summary>
    public bool RolesAreNew { get; init; }

    /// <summary>Whether the scraper's ARN came from AWS in this process, and its cluster, workspace and roles were seen to be the link's.</summary>
    public bool ScraperIsKnown { get; init; }

    /// <summary>Whether AWS shows that this link did not make the scraper, and nobody has said yet that it may be used.</summary>
    public bool ScraperIsForeign { get; init; }

    /// <summary>The scraper that a rehearsal has made on paper for a planned link.</summary>
    public ScraperArn? PlannedScraper { get; init; }

    /// <summary>When this process asked for the scraper, by its clock's timestamps; null if it did not.</summary>
    public long? ScraperAsked { get; init; }

    /// <summary>The source role as this step of the procedure has just read or made it; null: to be read.</summary>
    public IamRole? SeenSourceRole { get; init; }

    /// <summary>The target role, likewise.</summary>
    public IamRole? SeenTargetRole { get; init; }

    /// <summary>Whether the permissions of both roles have just been looked at.</summary>
    public bool PermissionsAreSeen { get; init; }

    /// <summary>The scrapers of the account and Region, listed for this run; null: to be listed.</summary>
    public IReadOnlyList<Scraper>? Listed { get; init; }

    /// <summary>The same without what was true only a moment ago: the next command looks for itself.</summary>
    public LinkSession Settled => this with { SeenSourceRole = null, SeenTargetRole = null, PermissionsAreSeen = false, Listed = null };

    /// <summary>Whether a removal has left a role of the link where it is.</summary>
    public bool RoleIsLeft { get; init; }

    /// <summary>The links of the same input that name the same roles: with them a role is shared on purpose.</summary>
    public IReadOnlyCollection<LinkKey> Mates { get; init; } = [];

    /// <summary>The file with the link's own scrape configuration; null: that of the command.</summary>
    public string? ConfigurationPath { get; init; }

    /// <summary>The link's own scrape configuration, once its file was read.</summary>
    public ScrapeConfiguration? Configuration { get; init; }

    /// <summary>What was done for the link in this process, one sentence each, in order.</summary>
    public LinkJournal Journal { get; init; } = new();

    /// <summary>The number of that row, from 1; null for a link that no row describes.</summary>
    public int? Row { get; init; }

    /// <summary>The row of the input that the link came from, to be found again in an error record.</summary>
    public object? Origin { get; init; }
}
