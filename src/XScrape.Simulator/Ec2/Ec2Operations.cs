namespace XScrape.Simulator;

/// <summary>EC2's operations.</summary>
internal static class Ec2Operations
{
    public static IEnumerable<Operation> All =>
    [
        new DescribeSubnets(), new DescribeSecurityGroups(), new DescribeSecurityGroupRules(), new DescribeVpcs(), new DescribeVpcAttribute(),
        new DescribeNetworkInterfaces(), new DescribeInstances(), new DescribeAvailabilityZones(), new DescribeRegions(),
    ];
}
