using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Running;

/// <summary>How the work on one link ended: with the link, or with a failure.</summary>
internal sealed record LinkResult(ScraperLink? Link, Exception? Failure, object? Origin)
{
    /// <summary>What an error record points at: the link as it now stands, or the input it came from.</summary>
    public object? Target => (Failure as XScrapeException)?.Link ?? Link ?? Origin;
}
