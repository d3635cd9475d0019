using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Surroundings;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Welcome.html.</summary>
public sealed class Ec2Tests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task Subnets_show_their_zone_and_their_free_addresses()
    {
        Answer answer = (await Ec2Async("DescribeSubnets", ("SubnetId.1", "subnet-0a1b2c3d4e5f60002"))).Ok();
        Assert.Equal("http://ec2.amazonaws.com/doc/2016-11-15/", answer.Xml.Name.NamespaceName);
        Assert.Equal(("us-west-2b", "250", "vpc-0a1b2c3d4e5f60001"), (answer.Value("availabilityZone"), answer.Value("availableIpAddressCount"), answer.Value("vpcId")));
        Assert.NotNull(answer.Value("requestId"));
    }

    [Theory]
    [InlineData("vpc-id", "vpc-0a1b2c3d4e5f60001", 2)]
    [InlineData("vpc-id", "vpc-none", 0)]
    [InlineData("availability-zone", "us-west-2?", 2)]
    [InlineData("subnet-id", "subnet-0a1b2c3d4e5f60001", 1)]
    public async Task Filters_choose(string name, string value, int count) =>
        Assert.Equal(count, (await Ec2Async("DescribeSubnets", ("Filter.1.Name", name), ("Filter.1.Value.1", value))).Ok().Values("subnetId").Count);

    [Theory]
    [InlineData("DescribeSubnets", "SubnetId.1", "subnet-none", "InvalidSubnetID.NotFound")]
    [InlineData("DescribeSecurityGroups", "GroupId.1", "sg-none", "InvalidGroup.NotFound")]
    [InlineData("DescribeVpcAttribute", "VpcId", "vpc-none", "InvalidVpcID.NotFound")]
    [InlineData("DescribeSubnets", "Filter.1.Name", "colour", "InvalidParameterValue")]
    [InlineData("DescribeSubnets", "NextToken", "x", "InvalidNextToken")]
    public async Task What_does_not_exist_is_an_error_in_EC2s_own_shape(string action, string name, string value, string code)
    {
        Answer answer = await Ec2Async(action, (name, value), ("Attribute", "enableDnsSupport"));
        answer.Fails(400, code);
        Assert.Equal("Response", answer.Xml.Name.LocalName);
    }

    [Fact]
    public async Task Security_groups_show_whether_they_let_traffic_out()
    {
        Answer answer = (await Ec2Async("DescribeSecurityGroups")).Ok();
        Assert.Equal("0.0.0.0/0", answer.Value("cidrIp"));
        ClusterSeed closed = DefaultAccounts.In("us-west-2")[0].Clusters[0] with { AllowsEgress = false };
        using Stage stage = new(options => options with { Accounts = [DefaultAccounts.In("us-west-2")[0] with { Clusters = [closed] }] });
        Assert.Null((await stage.FormAsync(Stage.Source, "ec2", "DescribeSecurityGroups")).Ok().Value("cidrIp"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Subnets_show_whether_they_are_public(bool isPublic)
    {
        ClusterSeed cluster = DefaultAccounts.In("us-west-2")[0].Clusters[0];
        using Stage stage = new(options => options with { Accounts = [DefaultAccounts.In("us-west-2")[0] with { Clusters = [cluster with { Subnets = [cluster.Subnets[0] with { IsPublic = isPublic }, cluster.Subnets[1]] }] }] });
        Answer answer = (await stage.FormAsync(Stage.Source, "ec2", "DescribeSubnets", ("Filter.1.Name", "map-public-ip-on-launch"), ("Filter.1.Value.1", "true"))).Ok();
        Assert.Equal(isPublic ? [cluster.Subnets[0].SubnetId] : [], answer.Values("subnetId"));
    }

    [Fact]
    public async Task Tags_filter_and_a_dry_run_only_asks()
    {
        Assert.Empty((await Ec2Async("DescribeSubnets", ("Filter.1.Name", "tag:Name"), ("Filter.1.Value.1", "*"))).Ok().Values("subnetId"));
        (await Ec2Async("DescribeSubnets", ("DryRun", "true"))).Fails(412, "DryRunOperation");
    }

    [Theory]
    [InlineData("tag-key", "kubernetes.io/cluster/prod-1", 2)]
    [InlineData("tag-key", "kubernetes.io/cluster/other", 0)]
    [InlineData("tag:kubernetes.io/cluster/prod-1", "owned", 2)]
    [InlineData("instance-state-name", "running", 2)]
    [InlineData("instance.group-id", "sg-0a1b2c3d4e5f60001", 2)]
    public async Task Nodes_are_instances_with_the_clusters_tag(string name, string value, int count) =>
        Assert.Equal(count, (await Ec2Async("DescribeInstances", ("Filter.1.Name", name), ("Filter.1.Value.1", value))).Ok().Values("instanceId").Count);

    [Fact]
    public async Task Nodes_have_the_security_groups_that_are_given_and_these_exist()
    {
        _stage.Simulator.Surroundings.Change(Stage.Cluster, seed => seed with { NodeSecurityGroupIds = ["sg-nodes"], NodesPerSubnet = 3 });

        Assert.Equal(6, (await Ec2Async("DescribeInstances", ("Filter.1.Name", "instance.group-id"), ("Filter.1.Value.1", "sg-nodes"))).Ok().Values("instanceId").Count);
        Assert.Contains("sg-nodes", (await Ec2Async("DescribeSecurityGroups")).Ok().Values("groupId"));
    }

    [Fact]
    public async Task What_stands_around_is_shown()
    {
        Assert.Equal("vpc-0a1b2c3d4e5f60001", (await Ec2Async("DescribeVpcs")).Ok().Value("vpcId"));
        Assert.Equal(["us-west-2a", "us-west-2b", "us-west-2c"], (await Ec2Async("DescribeAvailabilityZones")).Ok().Values("zoneName"));
        Assert.Contains("eu-central-1", (await Ec2Async("DescribeRegions")).Ok().Values("regionName"));
        Assert.Equal(["false", "true"], (await Ec2Async("DescribeSecurityGroupRules")).Ok().Values("isEgress"));
        Assert.Empty((await Ec2Async("DescribeNetworkInterfaces")).Ok().Values("networkInterfaceId"));
        await _stage.MakeLinkAsync();
        Assert.Equal(2, (await Ec2Async("DescribeNetworkInterfaces", ("Filter.1.Name", "status"), ("Filter.1.Value.1", "in-use"))).Ok().Values("networkInterfaceId").Count);
    }

    [Theory]
    [InlineData("enableDnsSupport", "true")]
    [InlineData("enableDnsHostnames", "true")]
    public async Task A_VPC_shows_its_DNS_attributes(string attribute, string value)
    {
        Answer answer = (await Ec2Async("DescribeVpcAttribute", ("VpcId", "vpc-0a1b2c3d4e5f60001"), ("Attribute", attribute))).Ok();
        Assert.Equal(value, answer.Xml.Elements().First(element => element.Name.LocalName == attribute).Value);
    }

    private Task<Answer> Ec2Async(string action, params (string Name, string Value)[] parameters) => _stage.FormAsync(Stage.Source, "ec2", action, parameters);
}
