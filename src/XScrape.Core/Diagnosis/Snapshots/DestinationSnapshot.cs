using XScrape.Failures;

namespace XScrape.Diagnosis.Snapshots;

/// <summary>What was read of a destination and around it. Each kind of destination has its own.</summary>
internal abstract record DestinationSnapshot
{
    /// <summary>Whether the destination itself was looked for and is not there.</summary>
    public abstract bool IsMissing { get; }

    /// <summary>Why the destination itself could not be read; null where it could.</summary>
    public abstract XScrapeException? Failure { get; }

    /// <summary>Whether a scraper needs its two roles even where both ends lie in one account.</summary>
    public abstract bool NeedsRoles { get; }

    /// <summary>The same with nothing of it seen, and why.</summary>
    public abstract DestinationSnapshot Hidden(XScrapeException why);
}
