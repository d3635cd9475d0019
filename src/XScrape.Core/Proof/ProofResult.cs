using XScrape.Diagnosis;

namespace XScrape.Proof;

/// <summary>What the workspace proves: that the collector writes, and which of its targets answer. Neither proves the other.</summary>
/// <param name="Data">Whether samples of the scraper arrive.</param>
/// <param name="Targets">A finding for each job; one without a job where nothing is known of any.</param>
/// <param name="NoTargetIsUp">Whether targets were seen, and all of them are down.</param>
internal sealed record ProofResult(Finding Data, IReadOnlyList<Finding> Targets, bool NoTargetIsUp)
{
    public IEnumerable<Finding> Findings => [Data, .. Targets];
}
