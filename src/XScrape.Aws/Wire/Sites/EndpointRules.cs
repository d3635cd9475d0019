using XScrape.Arns;
using XScrape.Aws.Wire.Requests;

namespace XScrape.Aws.Wire.Sites;

/// <summary>Where a service answers and for which Region it wants its signatures, as the endpoint rule sets of the AWS SDKs say.</summary>
/// <remarks>https://github.com/boto/botocore/tree/develop/botocore/data, endpoint-rule-set-1.json of each service.</remarks>
internal static class EndpointRules
{
    public static (Uri Url, string SigningRegion) Resolve(ServiceName service, Region region, bool fips, bool dualStack)
    {
        Partition partition = Partition.Of(region);
        string host = service == ServiceName.Iam ? IamHost(partition, fips, dualStack)
            : service == ServiceName.Eks ? EksHost(partition, region, fips, dualStack)
            : (service == ServiceName.Ec2 || service == ServiceName.Sts) && partition.Name == "aws-us-gov" && !dualStack ? RegionalHost(partition, region, service.Host, fips: false, dualStack)
            : RegionalHost(partition, region, service.Host, fips, dualStack);
        return (new Uri($"https://{host}/"), SigningRegion(service, region));
    }

    /// <summary>IAM is one service for a whole partition, and signs for one Region of it.</summary>
    public static string SigningRegion(ServiceName service, Region region) =>
        service == ServiceName.Iam ? Partition.Of(region).IamRegion : region.ToString();

    private static string RegionalHost(Partition partition, Region region, string prefix, bool fips, bool dualStack) =>
        $"{prefix}{(fips ? "-fips" : string.Empty)}.{region}.{(dualStack ? partition.DualStackSuffix : partition.Suffix)}";

    private static string EksHost(Partition partition, Region region, bool fips, bool dualStack) => (partition.Name, fips, dualStack) switch
    {
        ("aws", true, false) => $"fips.eks.{region}.{partition.Suffix}",
        ("aws-us-gov", true, false) => $"eks.{region}.{partition.Suffix}",
        _ => RegionalHost(partition, region, "eks", fips, dualStack),
    };

    private static string IamHost(Partition partition, bool fips, bool dualStack) => (partition.Name, fips, dualStack) switch
    {
        ("aws", false, false) => "iam.amazonaws.com",
        ("aws", true, true) => "iam-fips.global.api.aws",
        ("aws-us-gov", _, false) => "iam.us-gov.amazonaws.com",
        ("aws-us-gov", _, true) => "iam.us-gov.api.aws",
        ("aws-iso" or "aws-iso-b", true, false) => $"iam-fips.{partition.IamRegion}.{partition.Suffix}",
        ("aws-iso" or "aws-iso-b" or "aws-iso-e" or "aws-iso-f", false, true) => $"iam.{partition.DualStackSuffix}",
        (_, false, false) => $"iam.{partition.IamRegion}.{partition.Suffix}",
        (_, true, false) => $"iam-fips.{partition.Suffix}",
        (_, false, true) => $"iam.global.{partition.DualStackSuffix}",
        (_, true, true) => $"iam-fips.{partition.DualStackSuffix}",
    };
}
