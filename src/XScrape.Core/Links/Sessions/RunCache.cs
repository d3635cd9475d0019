using XScrape.Cloud.Amp;
using XScrape.Cloud.Iam;

namespace XScrape.Links.Sessions;

/// <summary>What the steps of one run have just read or written, so that the next step need not ask again. The next command reads for itself.</summary>
internal sealed record RunCache
{
    public static RunCache Empty { get; } = new();

    /// <summary>The source role as a step has just read or made it; null: to be read.</summary>
    public IamRole? SourceRole { get; init; }

    /// <summary>The target role, likewise.</summary>
    public IamRole? TargetRole { get; init; }

    /// <summary>Whether the permissions of both roles have just been looked at.</summary>
    public bool PermissionsAreSeen { get; init; }

    /// <summary>The scrapers of the account and Region, listed for this run; null: to be listed.</summary>
    public IReadOnlyList<Scraper>? Scrapers { get; init; }
}
