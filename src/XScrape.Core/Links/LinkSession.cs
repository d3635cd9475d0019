using XScrape.Cloud;

namespace XScrape.Links;

/// <summary>What a live link knows beside its facts: as whom to work in both accounts, and what this process has done for it.</summary>
internal sealed record LinkSession(ICloudAccount Source, ICloudAccount Target)
{
    /// <summary>The unique id of the source role, if this process has seen it.</summary>
    public string? SourceRoleId { get; init; }

    /// <summary>Whether the source role was made in this process, so that no create token over its id can have been used before.</summary>
    public bool SourceRoleIsNew { get; init; }

    /// <summary>Whether a role of the link was made in this process and may not have propagated yet.</summary>
    public bool RolesAreNew { get; init; }

    /// <summary>Whether the scraper's ARN came from AWS in this process, and its cluster, workspace and roles were seen to be the link's.</summary>
    public bool ScraperIsKnown { get; init; }

    /// <summary>What was done for the link in this process, one sentence each, in order.</summary>
    public LinkJournal Journal { get; init; } = new();

    /// <summary>The row of the input that the link came from, to be found again in an error record.</summary>
    public object? Origin { get; init; }
}
