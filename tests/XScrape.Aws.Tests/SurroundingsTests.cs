using XScrape.Arns;
using XScrape.Aws.Tests.Support;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Ec2;
using XScrape.Cloud.Iam;
using XScrape.Failures;
using XScrape.Policies;
using XScrape.Simulator.Faults;

namespace XScrape.Aws.Tests;

/// <summary>What stands around a scraper, read from the simulator: EC2, access entries, workspaces, and IAM's own judgement.</summary>
public sealed class SurroundingsTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Subnets_are_those_that_exist()
    {
        IEc2 ec2 = _world.Open(World.Keys(_world.Source)).Ec2;

        IReadOnlyList<Ec2Subnet> subnets = await ec2.DescribeSubnetsAsync([.. _world.Source.SubnetIds, "subnet-none"], Bench.Stop);

        Assert.Equal(_world.Source.SubnetIds, subnets.Select(s => s.Id));
        Assert.Equal(("vpc-0a1b2c3d4e5f60001", "us-west-2a", "10.0.0.0/24", 250), (subnets[0].VpcId, subnets[0].Zone, subnets[0].Cidr, subnets[0].FreeAddresses));
    }

    [Theory]
    [InlineData("<mapPublicIpOnLaunch>true</mapPublicIpOnLaunch>", true)]
    [InlineData("<mapPublicIpOnLaunch>false</mapPublicIpOnLaunch><tagSet><item><key>kubernetes.io/role/elb</key><value>1</value></item></tagSet>", true)]
    [InlineData("<mapPublicIpOnLaunch>false</mapPublicIpOnLaunch><tagSet><item><key>kubernetes.io/role/internal-elb</key><value>1</value></item></tagSet>", false)]
    [InlineData("", false)]
    public async Task A_subnet_counts_as_public_by_its_addresses_or_its_tag(string members, bool isPublic)
    {
        using Bench bench = new();
        bench.Net.Answer($"""
            <DescribeSubnetsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><subnetSet><item><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId>
            <availabilityZone>us-west-2a</availabilityZone><availableIpAddressCount>3</availableIpAddressCount>{members}</item></subnetSet></DescribeSubnetsResponse>
            """, 200, ("Content-Type", "text/xml"));

        Assert.Equal(isPublic, Assert.Single(await bench.Account.Ec2.DescribeSubnetsAsync(["subnet-1"], Bench.Stop)).IsPublic);
    }

    [Fact]
    public async Task Security_groups_show_their_rules()
    {
        IEc2 ec2 = _world.Open(World.Keys(_world.Source)).Ec2;

        Ec2SecurityGroup group = Assert.Single(await ec2.DescribeSecurityGroupsAsync([.. _world.Source.SecurityGroupIds, "sg-none"], Bench.Stop));

        Assert.Equal([group.Id], Assert.Single(group.Ingress).Groups);
        Assert.Equal(["0.0.0.0/0"], Assert.Single(group.Egress).Cidrs);
        Assert.True(group.Egress[0].IsOn(443));
    }

    [Fact]
    public async Task A_VPC_has_DNS_attributes_or_is_not_there()
    {
        IEc2 ec2 = _world.Open(World.Keys(_world.Source)).Ec2;
        _world.Simulator.Surroundings.Change(_world.Source.ClusterArns[0], c => c with { DnsHostnames = false });

        Assert.True(await ec2.DescribeVpcAttributeAsync("vpc-0a1b2c3d4e5f60001", "enableDnsSupport", Bench.Stop));
        Assert.False(await ec2.DescribeVpcAttributeAsync("vpc-0a1b2c3d4e5f60001", "enableDnsHostnames", Bench.Stop));
        Assert.Null(await ec2.DescribeVpcAttributeAsync("vpc-none", "enableDnsSupport", Bench.Stop));
    }

    [Fact]
    public async Task An_access_entry_is_there_or_not() =>
        Assert.Null(await _world.Open(World.Keys(_world.Source)).Eks.DescribeAccessEntryAsync("prod-1", "arn:aws:iam::111122223333:role/aws-service-role/x/y", Bench.Stop));

    [Fact]
    public async Task A_workspace_shows_status_and_key_and_its_policy()
    {
        WorkspaceArn arn = WorkspaceArn.Parse(_world.Target.WorkspaceArns[0]);
        IAmp amp = _world.Open(World.Keys(_world.Target)).Amp;

        Assert.Equal(new AmpWorkspace(arn, "ACTIVE", null), await amp.DescribeWorkspaceAsync(arn, Bench.Stop));
        Assert.Null(await amp.DescribeResourcePolicyAsync(arn, Bench.Stop));

        _world.Simulator.Surroundings.SetWorkspace(arn.ToString(), "DELETING", "arn:aws:kms:us-west-2:444455556666:key/k");
        Assert.Equal(new AmpWorkspace(arn, "DELETING", "arn:aws:kms:us-west-2:444455556666:key/k"), await amp.DescribeWorkspaceAsync(arn, Bench.Stop));

        _world.Simulator.Surroundings.RemoveWorkspace(arn.ToString());
        Assert.Null(await amp.DescribeWorkspaceAsync(arn, Bench.Stop));
    }

    [Fact]
    public async Task IAM_judges_a_role_by_its_policies()
    {
        IIam iam = _world.Open(World.Keys(_world.Target)).Iam;
        IamRole role = await iam.CreateRoleAsync(WireSamples.NewRole with { PermissionsBoundary = null }, Bench.Stop);
        string resource = _world.Target.WorkspaceArns[0];

        Assert.Equal("implicitDeny", (await AskAsync()).Decision);

        await iam.PutRolePolicyAsync(role.Arn.Name, "Write", Policy("Allow"), Bench.Stop);
        PolicySimulation allowed = await AskAsync();
        Assert.Equal(PolicySimulation.Allowed, allowed.Decision);
        Assert.Contains("Write", Assert.Single(allowed.Policies), StringComparison.Ordinal);

        await iam.PutRolePolicyAsync(role.Arn.Name, "No", Policy("Deny"), Bench.Stop);
        PolicySimulation denied = await AskAsync();
        Assert.Equal(PolicySimulation.ExplicitDeny, denied.Decision);
        Assert.EndsWith("_No", Assert.Single(denied.Policies), StringComparison.Ordinal);

        Task<PolicySimulation> AskAsync() => iam.SimulatePrincipalPolicyAsync(role.Arn, "aps:RemoteWrite", resource, new Dictionary<string, string> { ["aws:PrincipalTag/x"] = "y" }, Bench.Stop);
    }

    [Fact]
    public async Task EC2s_refusal_is_an_access_denied()
    {
        _world.Simulator.Faults = new FaultPlan { Rules = [new FaultRule { Kind = FaultKind.AccessDenied, Operation = "DescribeSubnets" }] };

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => _world.Open(World.Keys(_world.Source)).Ec2.DescribeSubnetsAsync(["subnet-1"], Bench.Stop));

        Assert.Equal((FailureId.AccessDenied, "ec2", "DescribeSubnets"), (fault.Id, fault.Service, fault.Operation));
    }

    private static PolicyDocument Policy(string effect) => PolicyDocument.Of(new PolicyStatement { Effect = effect, Action = ["aps:RemoteWrite"], Resource = ["*"] });
}
