using System.Xml.Linq;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Ec2;

/// <summary>EC2.</summary>
internal sealed class Ec2Service() : AwsService("ec2", Protocol.Ec2, All)
{
    public override XNamespace Namespace => "http://ec2.amazonaws.com/doc/2016-11-15/";

    public override AwsError Throttled(int? retryAfterSeconds) => new(503, "RequestLimitExceeded", "Request limit exceeded.");

    public override AwsError ServerFailure() => new(500, "InternalError", "An internal error has occurred");

    private static IEnumerable<Operation> All =>
    [
        new DescribeSubnets(), new DescribeSecurityGroups(), new DescribeSecurityGroupRules(), new DescribeVpcs(), new DescribeVpcAttribute(),
        new DescribeNetworkInterfaces(), new DescribeInstances(), new DescribeAvailabilityZones(), new DescribeRegions(),
    ];
}
