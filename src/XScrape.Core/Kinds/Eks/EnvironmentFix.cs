using XScrape.Cloud;
using XScrape.Diagnosis;
using XScrape.Diagnosis.Snapshots;
using XScrape.Sources;

namespace XScrape.Kinds.Eks;

/// <summary>
/// Commands of AWS.Tools for what XScrape itself never changes: cluster and VPC. Null where the identity cannot be written in a
/// way that AWS.Tools understands.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/powershell/latest/reference/</remarks>
internal static class EnvironmentFix
{
    public static FixCommand? PrivateEndpoint(LinkSnapshot seen) =>
        As(seen, new FixCommand("Update-EKSClusterConfig").With("Name", (seen.Facts.Source as EksSource)?.Cluster.Name).True("ResourcesVpcConfig_EndpointPrivateAccess"));

    /// <param name="seen">What was read.</param>
    /// <param name="eks">The cluster and its network.</param>
    /// <param name="attribute">enableDnsSupport or enableDnsHostnames; parameters have no case.</param>
    public static FixCommand? Dns(LinkSnapshot seen, EksSnapshot eks, string attribute) =>
        As(seen, new FixCommand("Edit-EC2VpcAttribute").With("VpcId", eks.VpcId).True(attribute));

    private static FixCommand? As(LinkSnapshot seen, FixCommand command)
    {
        CloudIdentity source = seen.Link.Session.Source.Identity;
        return source.AssumeRoleArn is not null ? null : command
            .With("ProfileName", source.ProfileName)
            .With("ProfileLocation", source.ProfileLocation)
            .With("Region", seen.Link.Region)
            .With("EndpointUrl", seen.Link.Session.Source.Site.Endpoint?.OriginalString);
    }
}
