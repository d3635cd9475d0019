using XScrape.Arns;

namespace XScrape.Aws.Wire.Sites;

/// <summary>What differs between the partitions of AWS, as the endpoint rule sets of the SDKs have it.</summary>
/// <remarks>https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json</remarks>
internal sealed record Partition(string Name, string Suffix, string DualStackSuffix, string IamRegion)
{
    private static readonly Partition s_aws = new("aws", "amazonaws.com", "api.aws", "us-east-1");

    private static readonly Partition[] s_others =
    [
        new("aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "cn-north-1"),
        new("aws-us-gov", "amazonaws.com", "api.aws", "us-gov-west-1"),
        new("aws-eusc", "amazonaws.eu", "api.amazonwebservices.eu", "eusc-de-east-1"),
        new("aws-iso", "c2s.ic.gov", "api.aws.ic.gov", "us-iso-east-1"),
        new("aws-iso-b", "sc2s.sgov.gov", "api.aws.scloud", "us-isob-east-1"),
        new("aws-iso-e", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", "eu-isoe-west-1"),
        new("aws-iso-f", "csp.hci.ic.gov", "api.aws.hci.ic.gov", "us-isof-south-1"),
    ];

    public static Partition Of(Region region) => s_others.FirstOrDefault(p => p.Name == region.Partition) ?? s_aws;
}
