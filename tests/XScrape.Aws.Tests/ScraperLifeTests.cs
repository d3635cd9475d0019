using XScrape.Arns;
using XScrape.Aws.Tests.Support;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Eks;
using XScrape.Cloud.Iam;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Policies;
using XScrape.Sources;

namespace XScrape.Aws.Tests;

/// <summary>A scraper's whole life on the simulator, which was written from AWS's model and not from these adapters.</summary>
public sealed class ScraperLifeTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task From_CREATING_to_gone()
    {
        IAmp amp = _world.Open(World.Keys(_world.Source)).Amp;
        NewScraper wanted = await WantedAsync();

        Scraper made = await amp.CreateScraperAsync(wanted, Bench.Stop);
        Scraper again = await amp.CreateScraperAsync(wanted, Bench.Stop);
        Scraper read = (await amp.DescribeScraperAsync(made.Arn.Id, Bench.Stop))!;

        Assert.Equal(made.Arn, again.Arn);
        Assert.Equal((made.Arn, LinkStatus.Creating, wanted.Alias), (read.Arn, read.Status, read.Alias));
        Assert.Equal((wanted.Source, wanted.Destination, wanted.SourceRole, wanted.TargetRole), (read.Source, read.Destination, read.SourceRole, read.TargetRole));
        Assert.Equal(wanted.Configuration, read.Configuration);
        Assert.Equal(wanted.Subnets, read.Subnets);
        Assert.Equal("v", read.Tags["k"]);

        _world.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(LinkStatus.Active, Assert.Single(await amp.ListScrapersAsync(new ScraperFilter(wanted.Source, wanted.Destination, wanted.Alias), Bench.Stop)).Status);
        Assert.Empty(await amp.ListScrapersAsync(new ScraperFilter(Alias: ScraperAlias.Parse("other")), Bench.Stop));

        Scraper changed = await amp.UpdateScraperAsync(made.Arn.Id, new ScraperChange(ScraperAlias.Parse("new"), null, wanted.Destination, wanted.SourceRole, wanted.TargetRole, "tok-2"), Bench.Stop);
        Assert.Equal(LinkStatus.Updating, changed.Status);
        Assert.Equal(wanted.SourceRole, (await amp.DescribeScraperAsync(made.Arn.Id, Bench.Stop))!.SourceRole);

        _world.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.True(await amp.DeleteScraperAsync(made.Arn.Id, "tok-3", Bench.Stop));
        _world.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Null(await amp.DescribeScraperAsync(made.Arn.Id, Bench.Stop));
        Assert.False(await amp.DeleteScraperAsync(made.Arn.Id, "tok-4", Bench.Stop));
    }

    [Fact]
    public async Task Tags_are_added_to_those_that_are_there()
    {
        IAmp amp = _world.Open(World.Keys(_world.Source)).Amp;
        string arn = (await amp.CreateScraperAsync(await WantedAsync(), Bench.Stop)).Arn.ToString();

        await amp.TagResourceAsync(arn, new Dictionary<string, string> { ["a b"] = "c/d+e" }, Bench.Stop);

        IReadOnlyDictionary<string, string> tags = await amp.ListTagsForResourceAsync(arn, Bench.Stop);
        Assert.Equal("c/d+e", tags["a b"]);
        Assert.Contains("k", tags.Keys);
    }

    [Fact]
    public async Task The_default_configuration_is_YAML()
    {
        string yaml = await _world.Open(World.Keys(_world.Source)).Amp.GetDefaultScraperConfigurationAsync(Bench.Stop);

        Assert.Contains("scrape_configs:", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_configuration_is_an_invalid_request()
    {
        NewScraper wanted = await WantedAsync() with { Configuration = "no: jobs\n" };

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => _world.Open(World.Keys(_world.Source)).Amp.CreateScraperAsync(wanted, Bench.Stop));

        Assert.Equal((FailureId.InvalidRequest, "ValidationException"), (fault.Id, fault.AwsCode));
    }

    [Fact]
    public async Task The_simulated_cluster_is_described()
    {
        ClusterArn arn = ClusterArn.Parse(_world.Source.ClusterArns[0]);

        EksCluster cluster = (await _world.Open(World.Keys(_world.Source)).Eks.DescribeClusterAsync(arn.Name, Bench.Stop))!;

        Assert.Equal(arn, cluster.Arn);
        Assert.Equal(_world.Source.SubnetIds, cluster.Subnets);
    }

    private async Task<NewScraper> WantedAsync()
    {
        IIam iam = _world.Open(World.Keys(_world.Source)).Iam;
        PolicyDocument trust = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"scraper.aps.amazonaws.com"},"Action":"sts:AssumeRole"}]}""");
        IamRole role = await iam.CreateRoleAsync(new NewRole(RoleName.Parse("Source"), RolePath.Root, trust, "d", new Dictionary<string, string>(), null), Bench.Stop);
        return WireSamples.NewScraper with
        {
            Source = new EksSource(ClusterArn.Parse(_world.Source.ClusterArns[0])),
            Subnets = IdList.Of(_world.Source.SubnetIds),
            SecurityGroups = null,
            Destination = new WorkspaceDestination(WorkspaceArn.Parse(_world.Target.WorkspaceArns[0])),
            SourceRole = role.Arn,
            Configuration = "global:\n  scrape_interval: 30s\nscrape_configs:\n  - job_name: a\n    static_configs:\n      - targets: ['10.0.0.1:9100']\n",
        };
    }
}
