using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Fleets;

/// <summary>One row of a fleet: the link that it means, or why it means none.</summary>
/// <param name="Number">Its place in the input, from 1.</param>
/// <param name="Link">The live link, with its roles named; null where the row could not be read.</param>
/// <param name="Failure">Why it is not worked on; null for a good row.</param>
/// <param name="Origin">The row as it came.</param>
internal sealed record FleetRow(int Number, ScraperLink? Link, Exception? Failure, object? Origin)
{
    /// <summary>The link of a row that could be read.</summary>
    internal ScraperLink Live => Link ?? throw new InvalidOperationException($"Row {Number} could not be read.");

    public bool IsGood => Failure is null && Link is not null;

    /// <summary>Whether it came from data, so that its number says something to the user.</summary>
    public bool IsData { get; init; }

    public FleetRow Refused(FailureId id, string message, string advice) =>
        this with { Failure = Told(new XScrapeException(id, message, advice)) };

    /// <summary>The failure, with the row's number if it came from data.</summary>
    public XScrapeException Told(XScrapeException failure) => IsData ? failure.InRow(Number) : failure;
}
