using XScrape.Diagnosis;
using XScrape.Links;
using XScrape.Simulator;

namespace XScrape.Aws.Tests.Diagnosis;

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
            "pair" => new LinkFacts { Cluster = stage.Facts.Cluster, Workspace = stage.Facts.Workspace },
            _ => stage.Facts,
        };
        int before = stage.Simulator.Calls.Snapshot().Count;

        IReadOnlyList<Finding> findings = await LinkStage.DiagnoseAsync(new ScraperLink(known, new LinkSession(stage.Source, stage.Target)));

        int calls = stage.Simulator.Calls.Snapshot().Count - before;
        TestContext.Current.TestOutputHelper?.WriteLine($"by {by}: {calls} calls, {findings.Count} findings");
        Assert.InRange(calls, 10, Budget);
        Assert.DoesNotContain(findings, f => f.Id != FindingIds.OrganizationPolicies && !f.Passed);
    }

    [Fact]
    public async Task Random_healthy_links_give_no_alarm()
    {
        int links = int.TryParse(Environment.GetEnvironmentVariable("XSCRAPE_HEALTHY_LINKS"), out int wanted) ? wanted : 200;
        Random random = new(20261122);
        for (int i = 0; i < links; i++)
        {
            LinkPlan plan = Plan(random);
            using LinkStage stage = await LinkStage.MakeAsync(plan);

            IReadOnlyList<Finding> findings = await stage.DiagnoseAsync();

            Finding[] alarms = [.. findings.Where(f => f is { Passed: false } && f.Severity != FindingSeverity.Information)];
            Assert.True(alarms.Length == 0, $"link {i}, {plan}: {string.Join("; ", alarms.Select(a => a.ToString()))}");
            Assert.True(stage.Simulator.ExplainChain(stage.ScraperArn)!.MetricsFlow, $"link {i} is not healthy");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{links} healthy links, 0 false alarms");
    }

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
