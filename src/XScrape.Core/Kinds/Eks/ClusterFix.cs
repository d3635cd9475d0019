using XScrape.Diagnosis;
using XScrape.Diagnosis.Snapshots;
using XScrape.Kinds.Networks;
using XScrape.Sources;

namespace XScrape.Kinds.Eks;

/// <summary>Commands of AWS.Tools for a cluster, which XScrape itself never changes.</summary>
/// <remarks>https://docs.aws.amazon.com/powershell/latest/reference/</remarks>
internal static class ClusterFix
{
    public static FixCommand? PrivateEndpoint(LinkSnapshot seen) =>
        EnvironmentFix.As(seen, new FixCommand("Update-EKSClusterConfig").With("Name", (seen.Facts.Source as EksSource)?.Cluster.Name).True("ResourcesVpcConfig_EndpointPrivateAccess"));
}
