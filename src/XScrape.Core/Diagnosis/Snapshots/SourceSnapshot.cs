using XScrape.Failures;

namespace XScrape.Diagnosis.Snapshots;

/// <summary>What was read of a source and around it. Each kind of source has its own.</summary>
internal abstract record SourceSnapshot
{
    /// <summary>Whether the source itself was looked for and is not there.</summary>
    public abstract bool IsMissing { get; }

    /// <summary>Why the source itself could not be read; null where it could.</summary>
    public abstract XScrapeException? Failure { get; }

    /// <summary>The same with nothing of it seen, and why.</summary>
    public abstract SourceSnapshot Hidden(XScrapeException why);
}
