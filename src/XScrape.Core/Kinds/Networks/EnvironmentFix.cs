using XScrape.Cloud;
using XScrape.Diagnosis;
using XScrape.Diagnosis.Snapshots;

namespace XScrape.Kinds.Networks;

/// <summary>
/// Commands of AWS.Tools for what XScrape itself never changes, such as cluster and VPC. Null where the identity cannot be written in a
/// way that AWS.Tools understands.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/powershell/latest/reference/</remarks>
internal static class EnvironmentFix
{
    /// <param name="seen">What was read.</param>
    /// <param name="vpc">The VPC.</param>
    /// <param name="attribute">enableDnsSupport or enableDnsHostnames; parameters have no case.</param>
    public static FixCommand? Dns(LinkSnapshot seen, string? vpc, string attribute) => As(seen, new FixCommand("Edit-EC2VpcAttribute").With("VpcId", vpc).True(attribute));

    /// <summary>The command with the identity of the source side.</summary>
    public static FixCommand? As(LinkSnapshot seen, FixCommand command)
    {
        CloudIdentity source = seen.Link.Session.Source.Identity;
        return source.AssumeRoleArn is not null ? null : command
            .With("ProfileName", source.ProfileName)
            .With("ProfileLocation", source.ProfileLocation)
            .With("Region", seen.Link.Region)
            .With("EndpointUrl", seen.Link.Session.Source.Site.Endpoint?.OriginalString);
    }
}
