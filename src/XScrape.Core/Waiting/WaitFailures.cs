using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Waiting;

/// <summary>The ways in which a wait ends badly.</summary>
internal static class WaitFailures
{
    /// <summary>Whether a failed look is no reason to give up a wait of many minutes.</summary>
    public static bool MayPass(XScrapeException failure) =>
        failure.Id is FailureId.Throttled or FailureId.ServiceError or FailureId.Unreachable;

    public static XScrapeException TimedOut(ScraperLink link, TimeSpan timeout) => new(
        FailureId.WaitTimeout,
        $"The scraper {link.ScraperArn} of '{link}' is still {link.Status} after {timeout}. AWS continues; nothing was undone.",
        $"Continue to wait with: Get-XAScraper -ScraperArn '{link.ScraperArn}' | Wait-XAScraper, or give a longer -Timeout.")
    { Link = link };

    public static XScrapeException Gone(ScraperLink link) => new(
        FailureId.ScraperNotFound,
        $"The scraper {link.ScraperArn} of '{link}' is gone: AWS no longer knows it.",
        "It was removed outside of this command; run New-XAScraper again to create a new one.")
    { Link = link };

    public static XScrapeException Deleting(ScraperLink link) => new(
        FailureId.ScraperDeleting,
        $"The scraper {link.ScraperArn} of '{link}' is being deleted.",
        "Wait until it is gone, then run New-XAScraper again.")
    { Link = link };

    public static XScrapeException Failed(ScraperLink link) => new(
        FailureId.ScraperFailed,
        $"The scraper {link.ScraperArn} of '{link}' is {link.Status}: {link.StatusReason ?? "AWS gave no reason"}.",
        link.Status == LinkStatus.CreationFailed
            ? "Fix the cause (usual ones: no free IP address in a subnet, a subnet, security group or cluster that does not exist), then run the same pipeline again: it replaces a failed scraper that XScrape made; remove any other failed scraper first with Remove-XAScraper."
            : "Fix the cause, then run the same command again.")
    { Link = link };
}
