using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Waiting;

/// <summary>What happened in a wait: time passed (no link), a link reached its end, or a link cannot reach it.</summary>
internal sealed record WaitEvent(ScraperLink? Link, XScrapeException? Failure)
{
    /// <summary>The links still waited for, as they are now.</summary>
    public required IReadOnlyList<ScraperLink> Pending { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>Something worth a line in a log, such as a poll that failed and will be tried again.</summary>
    public string? Notice { get; init; }
}
