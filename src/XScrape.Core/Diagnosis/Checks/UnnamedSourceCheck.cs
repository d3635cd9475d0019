using XScrape.Diagnosis.Snapshots;

namespace XScrape.Diagnosis.Checks;

/// <summary>Says that nothing of a source was looked at where none is known; silence would be taken for a pass.</summary>
internal sealed class UnnamedSourceCheck : ILinkCheck
{
    public IEnumerable<Finding> Check(LinkSnapshot seen) => seen.Source is null ? [seen.Unchecked(FindingIds.Cluster, "Not checked: the link names no cluster.")] : [];
}
