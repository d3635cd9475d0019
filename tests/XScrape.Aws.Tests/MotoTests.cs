using XScrape.Arns;
using XScrape.Aws.Tests.Support;
using XScrape.Cloud;
using XScrape.Cloud.Eks;
using XScrape.Cloud.Iam;
using XScrape.Failures;
using XScrape.Policies;

namespace XScrape.Aws.Tests;

public sealed class MotoTests(Moto moto) : IClassFixture<Moto>, IDisposable
{
    private readonly List<ICloudAccount> _opened = [];

    public void Dispose() => _opened.ForEach(a => a.Dispose());

    [Fact]
    public async Task A_role_lives_and_dies()
    {
        IIam iam = Open().Iam;
        RoleName name = RoleName.Parse("XA-life");

        IamRole made = await iam.CreateRoleAsync(WireSamples.NewRole with { Name = name, PermissionsBoundary = null }, Bench.Stop);
        await iam.TagRoleAsync(name, new Dictionary<string, string> { ["k"] = "v w" }, Bench.Stop);
        await iam.UntagRoleAsync(name, ["a"], Bench.Stop);
        PolicyDocument trust = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"a+b c"}}}]}""");
        await iam.UpdateAssumeRolePolicyAsync(name, trust, Bench.Stop);
        IamRole read = (await iam.GetRoleAsync(name, Bench.Stop))!;

        Assert.Equal((made.Arn, made.RoleId), (read.Arn, read.RoleId));
        Assert.Equal("/amp/", read.Arn.Path.ToString());
        Assert.Equal(trust, PolicyDocument.Parse(read.TrustJson));
        Assert.Equal(new Dictionary<string, string> { ["c"] = "d e", ["k"] = "v w" }, read.Tags);

        await iam.DeleteRoleAsync(name, Bench.Stop);
        Assert.Null(await iam.GetRoleAsync(name, Bench.Stop));
    }

    [Fact]
    public async Task Policies_come_and_go()
    {
        IIam iam = Open().Iam;
        RoleName name = RoleName.Parse("XA-policies");
        const string Managed = "arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess";
        PolicyDocument inline = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::444455556666:role/T"}]}""");
        await iam.CreateRoleAsync(WireSamples.NewRole with { Name = name, PermissionsBoundary = null }, Bench.Stop);

        await iam.PutRolePolicyAsync(name, "one", inline, Bench.Stop);
        await iam.PutRolePolicyAsync(name, "two", inline, Bench.Stop);
        await iam.AttachRolePolicyAsync(name, Managed, Bench.Stop);

        Assert.Equal(["one", "two"], (await iam.ListRolePoliciesAsync(name, Bench.Stop)).Order());
        Assert.Equal(inline, await iam.GetRolePolicyAsync(name, "one", Bench.Stop));
        Assert.Null(await iam.GetRolePolicyAsync(name, "three", Bench.Stop));
        Assert.Equal([Managed], await iam.ListAttachedRolePoliciesAsync(name, Bench.Stop));
        Assert.Equal(FailureId.Conflict, (await Fails(() => iam.DeleteRoleAsync(name, Bench.Stop))).Id);

        await iam.DetachRolePolicyAsync(name, Managed, Bench.Stop);
        await iam.DeleteRolePolicyAsync(name, "one", Bench.Stop);
        await iam.DeleteRolePolicyAsync(name, "two", Bench.Stop);
        Assert.Empty(await iam.ListAttachedRolePoliciesAsync(name, Bench.Stop));
        Assert.Equal(FailureId.NotFound, (await Fails(() => iam.DeleteRolePolicyAsync(name, "one", Bench.Stop))).Id);
        await iam.DeleteRoleAsync(name, Bench.Stop);
    }

    [Fact]
    public async Task A_second_role_of_the_name_is_refused()
    {
        IIam iam = Open().Iam;
        NewRole role = WireSamples.NewRole with { Name = RoleName.Parse("XA-twice"), PermissionsBoundary = null };
        await iam.CreateRoleAsync(role, Bench.Stop);

        XScrapeException fault = await Fails(() => iam.CreateRoleAsync(role, Bench.Stop));

        Assert.Equal((FailureId.AlreadyExists, "EntityAlreadyExists"), (fault.Id, fault.AwsCode));
    }

    [Fact]
    public async Task The_caller_is_known_also_as_an_assumed_role()
    {
        CloudCaller caller = await Open().GetCallerIdentityAsync(Bench.Stop);
        CloudCaller assumed = await Open("arn:aws:iam::444455556666:role/Deploy").GetCallerIdentityAsync(Bench.Stop);

        Assert.Equal("123456789012", caller.Account.ToString());
        Assert.Equal(("444455556666", "arn:aws:sts::444455556666:assumed-role/Deploy/XScrape"), (assumed.Account.ToString(), assumed.Arn));
    }

    [Fact]
    public async Task A_cluster_is_described()
    {
        await moto.SendAsync("eks", HttpMethod.Post, "clusters", """{"name":"prod-1","roleArn":"arn:aws:iam::123456789012:role/eks","resourcesVpcConfig":{"subnetIds":["subnet-1","subnet-2"],"securityGroupIds":["sg-1"],"endpointPrivateAccess":true}}""");

        EksCluster cluster = (await Open().Eks.DescribeClusterAsync("prod-1", Bench.Stop))!;

        Assert.Equal(("prod-1", "ACTIVE"), (cluster.Arn.Name, cluster.Status));
        Assert.Null(await Open().Eks.DescribeClusterAsync("prod-2", Bench.Stop));
    }

    private static Task<XScrapeException> Fails(Func<Task> act) => Assert.ThrowsAsync<XScrapeException>(act);

    private ICloudAccount Open(string? role = null)
    {
        ICloudProvider provider = new AwsCloudProvider();
        ICloudAccount account = provider.Open(
            new CloudIdentity { Keys = new CloudKeys("AKIAIOSFODNN7EXAMPLE", "s", null), AssumeRoleArn = role },
            new CloudSite(Region.Parse("us-west-2"), moto.Need()),
            new CallLog());
        _opened.Add(account);
        return account;
    }
}
