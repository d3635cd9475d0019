using XScrape.Failures;

namespace XScrape.Links;

/// <summary>What a failure says of its link.</summary>
internal static class LinkFailures
{
    /// <summary>The same failure, with its link as it can leave the run: without what was only seen a moment ago.</summary>
    public static XScrapeException Settled(this XScrapeException failure) =>
        failure.Link is ScraperLink link ? failure.With(link.With(link.Session.Settled)) : failure;
}
