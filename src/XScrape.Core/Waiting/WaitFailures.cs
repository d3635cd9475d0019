using XScrape.Failures;
using XScrape.Links;
using XScrape.Proof;

namespace XScrape.Waiting;

/// <summary>The ways in which a wait ends badly.</summary>
internal static class WaitFailures
{
    /// <summary>Whether a failed look is no reason to give up a wait of many minutes.</summary>
    public static bool MayPass(XScrapeException failure) =>
        failure.Id is FailureId.Throttled or FailureId.ServiceError or FailureId.Unreachable;

    public static XScrapeException TimedOut(ScraperLink link, TimeSpan timeout) => new(
        FailureId.WaitTimeout,
        $"The scraper {link.ScraperArn} of '{link}' is still {link.Status} after {timeout}. AWS goes on; nothing was undone.",
        $"Go on waiting with: Get-XAScraper -ScraperArn '{link.ScraperArn}' | Wait-XAScraper, or give a longer -Timeout.")
    { Link = link };

    /// <summary>What a wait for data met; null where data arrives of at least one target that is up.</summary>
    public static XScrapeException? Of(ScraperLink link, ProofResult proof) =>
        !proof.Data.Passed ? NoData(link, proof.Data.Message)
        : proof.NoTargetIsUp ? TargetsDown(link, string.Join("; ", proof.Targets.Select(t => t.Seen).Where(s => s is not null)))
        : null;

    private static XScrapeException TargetsDown(ScraperLink link, string seen) => new(
        FailureId.TargetsDown,
        $"Samples of '{link}' arrive, and they say that every target is down, so that no metric of the cluster arrives ({seen}). {TargetFindings.Causes}",
        "The link itself is sound. Test-XAScraper -Proof names the targets, and Set-XAScraper -ScrapeConfigurationPath corrects the jobs; then run the same command again.")
    { Link = link };

    private static XScrapeException NoData(ScraperLink link, string seen) => new(
        FailureId.NoData,
        $"No sample proves that data of '{link}' arrives. {seen}",
        "Test-XAScraper says what is wrong; if nothing is, go on waiting with Wait-XAScraper -ForData.")
    { Link = link };

    public static XScrapeException Gone(ScraperLink link) => new(
        FailureId.ScraperNotFound,
        $"The scraper {link.ScraperArn} of '{link}' is gone: AWS no longer knows it.",
        "Somebody removed it; run New-XAScraper again to make a new one.")
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
            ? "Mend the cause (usual ones: no free IP address in a subnet, a subnet, security group or cluster that does not exist), then run the same pipeline again: it replaces a failed scraper that XScrape made; any other one remove first with Remove-XAScraper."
            : "Mend the cause, then run the same command again.")
    { Link = link };
}
