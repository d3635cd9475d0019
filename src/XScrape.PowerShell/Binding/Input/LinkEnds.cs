using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Links;
using XScrape.PowerShell.Binding.Values;
using XScrape.Sources;

namespace XScrape.PowerShell.Binding.Input;

/// <summary>The two ends of a link, as parameters give them.</summary>
internal static class LinkEnds
{
    /// <summary>Null where neither end is given.</summary>
    public static LinkFacts? Read(string? cluster, string[]? subnets, string? workspace, string? region) => cluster is null && workspace is null ? null : LinkConsistency.Complete(new LinkFacts
    {
        Region = region.As(Region.Parse),
        Source = cluster.As(ClusterArn.Parse) is { } read ? new EksSource(read) : null,
        Subnets = subnets.AsIds(IdList.Subnets),
        Destination = workspace.As(WorkspaceArn.Parse) is { } written ? new WorkspaceDestination(written) : null,
    });
}
