namespace XScrape.Simulator;

/// <summary>Everything that is to go wrong.</summary>
public sealed record FaultPlan
{
    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan None { get; } = new();

    /// <summary>Faults of calls; the first one that strikes is the call's.</summary>
    public IReadOnlyList<FaultRule> Rules { get; init; } = [];

    /// <summary>Scrapers that fail.</summary>
    public IReadOnlyList<ScraperFailure> ScraperFailures { get; init; } = [];

    internal string? FailureOf(Scraper scraper) => ScraperFailures.FirstOrDefault(failure => failure.Concerns(scraper))?.Reason;
}
