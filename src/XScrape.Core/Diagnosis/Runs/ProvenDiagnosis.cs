using XScrape.Links;
using XScrape.Proof;
using XScrape.Waiting;

namespace XScrape.Diagnosis.Runs;

/// <summary>The diagnosis of a link, and where a proof is wanted, whether samples of its scraper arrive.</summary>
/// <param name="diagnosis">The diagnosis.</param>
/// <param name="proof">Null where no proof is wanted.</param>
/// <param name="wait">How long to wait for the first samples; null: not at all.</param>
internal sealed class ProvenDiagnosis(LinkDiagnosis diagnosis, DataProof? proof, WaitSettings? wait)
{
    public async Task<IReadOnlyList<Finding>> RunAsync(ScraperLink link, CancellationToken stop)
    {
        IReadOnlyList<Finding> findings = await diagnosis.RunAsync(link, stop).ConfigureAwait(false);
        return proof is null ? findings : [.. findings, .. (await ProveAsync(proof, findings[0].Link ?? link, stop).ConfigureAwait(false)).Findings];
    }

    /// <summary>The diagnosis may have found the scraper of a link that did not name it.</summary>
    private Task<ProofResult> ProveAsync(DataProof samples, ScraperLink link, CancellationToken stop) =>
        wait is not null && link.Facts.ScraperId is not null ? samples.FindAsync(link, wait, stop) : samples.FindAsync(link, stop);
}
