using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Proof;

/// <summary>The ways in which a wait for data ends badly.</summary>
internal static class ProofFailures
{
    /// <summary>What a wait for data met; null where data arrives of at least one target that is up.</summary>
    public static XScrapeException? Of(ScraperLink link, ProofResult proof) =>
        !proof.Data.Passed ? NoData(link, proof.Data.Message)
        : proof.NoTargetIsUp ? TargetsDown(link, string.Join("; ", proof.Targets.Select(t => t.Seen).Where(s => s is not null)))
        : null;

    private static XScrapeException TargetsDown(ScraperLink link, string seen) => new(
        FailureId.TargetsDown,
        $"Samples of '{link}' arrive, and they say that every target is down, so that no metric of the cluster arrives ({seen}). {TargetFindings.Causes}",
        "The link itself works. Test-XAScraper -Proof names the targets, and Set-XAScraper -ScrapeConfigurationPath corrects the jobs; then run the same command again.")
    { Link = link };

    private static XScrapeException NoData(ScraperLink link, string seen) => new(
        FailureId.NoData,
        $"No sample proves that data of '{link}' arrives. {seen}",
        "Test-XAScraper says what is wrong; if nothing is, continue to wait with Wait-XAScraper -ForData.")
    { Link = link };
}
