using XScrape.Acceptance.Tests.Support;
using XScrape.Diagnosis;
using XScrape.Discovery;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Proof;
using XScrape.Simulator.Setup;
using XScrape.Yaml;

namespace XScrape.Acceptance.Tests.Diagnosis;

/// <summary>A link in which all is well gives no alarm, whatever it is made of, and is read with few calls.</summary>
public sealed class HealthyLinkTests
{
    private const int Budget = 15;

    [Fact]
    public async Task Every_check_passes_and_nothing_is_left_out()
    {
        using LinkStage stage = await LinkStage.MakeAsync();

        IReadOnlyList<Finding> findings = await stage.DiagnoseAsync();

        Assert.Equal([FindingIds.OrganizationPolicies], findings.Where(f => !f.Passed).Select(f => f.Id));
        Assert.Equal(findings.Count, findings.Select(f => f.Id).Distinct().Count());
        Assert.All(findings, f => Assert.EndsWith("#" + f.Id, f.HelpUri!.AbsoluteUri, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("link")]
    [InlineData("id")]
    [InlineData("pair")]
    public async Task One_link_takes_at_most_15_calls(string by)
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        LinkFacts known = by switch
        {
            "id" => new LinkFacts { Region = stage.Facts.Region, ScraperId = stage.Facts.ScraperId },
            "pair" => new LinkFacts { Source = stage.Facts.Source, Destination = stage.Facts.Destination },
            _ => stage.Facts,
        };
        int before = stage.Simulator.Calls.Snapshot().Count;

        IReadOnlyList<Finding> findings = await LinkStage.DiagnoseAsync(new ScraperLink(known, new LinkSession(stage.Source, stage.Target)));

        int calls = stage.Simulator.Calls.Snapshot().Count - before;
        TestContext.Current.TestOutputHelper?.WriteLine($"by {by}: {calls} calls, {findings.Count} findings");
        Assert.InRange(calls, 10, Budget);
        Assert.DoesNotContain(findings, f => f.Id != FindingIds.OrganizationPolicies && !f.Passed);
    }

    [Theory]
    [InlineData(ForeignScraper.SameAccount)]
    [InlineData(ForeignScraper.CloudWatch)]
    [InlineData(ForeignScraper.Vpc)]
    public async Task A_sound_scraper_of_somebody_else_s_making_gives_no_alarm(string kind)
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        await ForeignScraper.MakeAsync(stage, LinkPlan.Usual, kind);
        stage.Clock.Pass(TimeSpan.FromHours(1));

        ScraperLink link = (await ListAsync(stage)).Single(l => l.ScraperId != stage.Facts.ScraperId!.ToString());

        IReadOnlyList<Finding> findings = await LinkStage.DiagnoseAsync(link);
        Assert.Empty(Alarms(findings));
        // A dataset of CloudWatch nobody asks here.
        foreach (ScraperLink asked in new[] { link, findings[0].Link! })
        {
            ProofResult proof = await new DataProof(new YamlScrapeConfigurationReader(), stage.Clock).FindAsync(asked, Test.Stop);
            Assert.All(proof.Findings, f => Assert.Equal(kind != ForeignScraper.CloudWatch, f.Passed));
            Assert.All(proof.Findings, f => Assert.Equal(f.Passed, f.Checked));
        }
    }

    [Fact]
    public async Task A_scraper_that_writes_to_no_workspace_is_not_the_link_s()
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        await ForeignScraper.MakeAsync(stage, LinkPlan.Usual, ForeignScraper.CloudWatch);
        stage.Clock.Pass(TimeSpan.FromHours(1));
        ScraperLink listed = (await ListAsync(stage)).Single(l => l.ScraperId != stage.Facts.ScraperId!.ToString());

        IReadOnlyList<Finding> findings = await LinkStage.DiagnoseAsync(listed.With(f => f with { Destination = stage.Facts.Destination }));

        Finding ends = findings.Single(f => f.Id == FindingIds.ScraperEnds);
        Assert.False(ends.Passed);
        Assert.Contains("a destination of a kind that XScrape does not know", ends.Seen, StringComparison.Ordinal);
        Assert.False(findings.Single(f => f.Id == FindingIds.ScraperRoles).Passed);
    }

    [Fact]
    public async Task Datasets_of_CloudWatch_are_no_workspace_that_scrapers_share()
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        await ForeignScraper.MakeAsync(stage, LinkPlan.Usual with { Name = "a" }, ForeignScraper.CloudWatch);
        await ForeignScraper.MakeAsync(stage, LinkPlan.Usual with { Name = "b" }, ForeignScraper.CloudWatch);
        stage.Clock.Pass(TimeSpan.FromHours(1));

        foreach (ScraperLink link in await ListAsync(stage))
        {
            Assert.Empty(Alarms(await LinkStage.DiagnoseAsync(link)));
        }
    }

    /// <summary>A sample; the whole: XSCRAPE_HEALTHY_LINKS=1000.</summary>
    [Fact]
    public async Task Random_healthy_links_give_no_alarm()
    {
        int wanted = int.TryParse(Environment.GetEnvironmentVariable("XSCRAPE_HEALTHY_LINKS"), out int given) ? given : 100;
        Random random = new(20261122);
        int links = 0;
        while (links < wanted)
        {
            LinkPlan plan = Plan(random);
            using LinkStage stage = await LinkStage.MakeAsync(plan);
            foreach (string kind in ForeignScraper.Kinds.Where(_ => random.Next(2) == 0))
            {
                await ForeignScraper.MakeAsync(stage, plan, kind);
            }

            stage.Clock.Pass(TimeSpan.FromHours(1));
            Assert.Empty(Alarms(await stage.DiagnoseAsync()));
            Assert.True(stage.Simulator.ExplainChain(stage.ScraperArn)!.MetricsFlow, $"link {links} is not healthy");
            foreach (ScraperLink link in await ListAsync(stage))
            {
                string[] alarms = Alarms(await LinkStage.DiagnoseAsync(link));
                Assert.True(alarms.Length == 0, $"link {links}, {link.Alias}, {plan}: {string.Join("; ", alarms)}");
                links++;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{links} healthy links, 0 false alarms");
    }

    /// <summary>As Get-XAScraper lists them for Test-XAScraper.</summary>
    private static Task<IReadOnlyList<ScraperLink>> ListAsync(LinkStage stage) =>
        LinkFinder.FindAsync(new ScraperLink(new LinkFacts { Region = stage.Facts.Region, SourceAccount = stage.Facts.SourceAccount }, new LinkSession(stage.Source, stage.Target)), LinkSelection.All, Test.Stop);

    private static string[] Alarms(IReadOnlyList<Finding> findings) =>
        [.. findings.Where(f => f is { Passed: false } && f.Severity != FindingSeverity.Information).Select(f => f.ToString())];

    private static LinkPlan Plan(Random random)
    {
        string mode = Pick(random, "API", "API_AND_CONFIG_MAP", "CONFIG_MAP");
        int subnets = random.Next(2, 7);
        string region = Pick(random, "us-west-2", "eu-central-1", "us-gov-west-1", "ap-northeast-1");
        string source = $"{random.NextInt64(100000000000, 999999999999)}";
        return new LinkPlan
        {
            Region = region,
            SourceAccount = source,
            TargetAccount = random.Next(5) == 0 ? source : $"{random.NextInt64(100000000000, 999999999999)}",
            Name = $"{Pick(random, "a", "Prod", "very-long-name-of-a-link-between-two-accounts")}-{random.Next()}",
            ClusterName = $"cluster_{random.Next()}",
            LeastPrivilege = random.Next(2) == 0,
            SourceRolePath = random.Next(2) == 0 ? "/amp/scrapers/" : null,
            TargetRoleName = random.Next(3) == 0 ? $"Writer{random.Next()}" : null,
            Facts = random.Next(2) == 0 ? UnconfirmedFacts.Strictest : UnconfirmedFacts.Default,
            Cluster = seed => seed with
            {
                AuthenticationMode = mode,
                CollectorMapped = mode == "CONFIG_MAP",
                EndpointPublicAccess = random.Next(2) == 0,
                SecurityGroupIds = [.. Enumerable.Range(1, random.Next(1, 4)).Select(n => $"sg-{n}")],
                Subnets = [.. Enumerable.Range(0, subnets).Select(n => new SubnetSeed($"subnet-{n}x", region + (char)('a' + (n % 3)), random.Next(1, 200)))],
            },
        };
    }

    private static string Pick(Random random, params string[] values) => values[random.Next(values.Length)];
}
