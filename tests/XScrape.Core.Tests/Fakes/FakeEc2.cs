using XScrape.Cloud.Ec2;

namespace XScrape.Tests.Fakes;

/// <summary>EC2 with the subnets of the cluster prod-1, each in a zone of its own.</summary>
internal sealed class FakeEc2(FakeCalls calls) : IEc2
{
    public List<Ec2Subnet> Subnets { get; } =
    [
        new("subnet-1", "vpc-1", "us-west-2a", "10.0.1.0/24", 30), new("subnet-2", "vpc-1", "us-west-2b", "10.0.2.0/24", 20), new("subnet-3", "vpc-1", "us-west-2c", "10.0.3.0/24", 10),
    ];

    public Task<IReadOnlyList<Ec2Subnet>> DescribeSubnetsAsync(IReadOnlyCollection<string> ids, CancellationToken stop) =>
        Task.FromResult(calls.Make<IReadOnlyList<Ec2Subnet>>("DescribeSubnets", () => [.. Subnets.Where(s => ids.Contains(s.Id))]));

    public Task<IReadOnlyList<Ec2SecurityGroup>> DescribeSecurityGroupsAsync(IReadOnlyCollection<string> ids, CancellationToken stop) => throw new NotSupportedException();

    public Task<IReadOnlyList<Ec2Instance>> DescribeInstancesAsync(string tagKey, CancellationToken stop) => throw new NotSupportedException();

    public Task<bool?> DescribeVpcAttributeAsync(string vpcId, string attribute, CancellationToken stop) => throw new NotSupportedException();
}
