using XScrape.Diagnosis.Snapshots;

namespace XScrape.Diagnosis.Checks;

/// <summary>Says that nothing of a destination was looked at where none is known; silence would be taken for a pass.</summary>
internal sealed class UnnamedDestinationCheck : ILinkCheck
{
    public IEnumerable<Finding> Check(LinkSnapshot seen) => seen.Destination is null ? [seen.Unchecked(FindingIds.Workspace, "Not checked: the link names no workspace.")] : [];
}
