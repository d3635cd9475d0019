using XScrape.Aws.Wire.Requests;

namespace XScrape.Aws.Ec2;

/// <summary>The operations of EC2 that are used; their members have the wire's names.</summary>
internal static class Ec2Operations
{
    public static Operation DescribeSubnets { get; } = new(ServiceName.Ec2, "DescribeSubnets") { Members = ["nextToken", "subnetSet"] };

    public static Operation DescribeSecurityGroups { get; } = new(ServiceName.Ec2, "DescribeSecurityGroups") { Members = ["nextToken", "securityGroupInfo"] };

    public static Operation DescribeInstances { get; } = new(ServiceName.Ec2, "DescribeInstances") { Members = ["nextToken", "reservationSet"] };

    public static Operation DescribeVpcAttribute { get; } = new(ServiceName.Ec2, "DescribeVpcAttribute") { Members = ["enableDnsHostnames", "enableDnsSupport", "enableNetworkAddressUsageMetrics", "vpcId"] };
}
