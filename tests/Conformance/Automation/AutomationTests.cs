using XScrape.Arns;
using XScrape.Aws;
using XScrape.Cloud;
using XScrape.Configuration;
using XScrape.Conformance.Clients;
using XScrape.Conformance.Models;
using XScrape.Conformance.Stage;
using XScrape.Destinations;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Operations;
using XScrape.Policies.Trust;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Sources;
using XScrape.Waiting;
using XScrape.Yaml;

namespace XScrape.Conformance.Automation;

/// <summary>The Systems Manager document of Module/Runbooks: its calls step by step, and what the product thinks of the link that it made.</summary>
public sealed class AutomationTests(AutomationRun run) : IClassFixture<AutomationRun>
{
    /// <summary>The text of python/stage.py.</summary>
    private const string Configuration = """
        global:
          scrape_interval: 30s
        scrape_configs:
          - job_name: kubernetes-pods
            kubernetes_sd_configs:
              - role: pod

        """;

    public static TheoryData<string> Checks =>
    [
        "the document is one that Systems Manager takes",
        "it takes one subnet a zone, private and with most free addresses",
        "a fresh execution ends ACTIVE and bound, and metrics flow",
        "a second execution makes nothing anew",
        "killed after any step and started again it ends right, with one scraper",
        "a creation that fails ends the execution, and does not wait an hour",
        "a lost answer makes no second scraper",
        "a role of another link is left alone",
        "without a workspace in the Region it ends before any call",
        "the link is left for the product to look at",
    ];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task The_check_passes(string name)
    {
        await run.DoneAsync();
        CheckLine? check = run.Checks.SingleOrDefault(check => check.Name == name);
        Assert.True(check is not null, run.Result.ToString());
        Assert.True(check!.Outcome == "passed", check.Detail);
    }

    [Fact]
    public async Task No_check_is_left_out()
    {
        await run.DoneAsync();
        Assert.Equal(Checks.Select(row => row.Data).Order(StringComparer.Ordinal), run.Checks.Select(c => c.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_answer_fits_its_model()
    {
        await run.DoneAsync();
        Assert.SkipWhen(AwsModels.Found is null, AwsModels.Missing);
        Assert.Empty(run.ModelProblems);
    }

    [Fact]
    public async Task The_product_finds_nothing_left_to_do()
    {
        await run.DoneAsync();
        ScraperLink link = Link();
        PropagationRetry retry = new(TimeProvider.System, PropagationRetry.DefaultBound);
        ScraperSettings settings = new(ScrapeConfiguration.Parse(Configuration, new YamlScrapeConfigurationReader()));
        foreach (ILinkOperation part in new ILinkOperation[] { new EnsureSourceRole(new RoleSettings(), retry), new EnsureTargetRole(new RoleSettings(), retry), new EnsureScraper(settings, retry), new BindTrust(new TrustSettings(retry, TimeProvider.System)) })
        {
            Plan plan = await part.PlanAsync(part.Prepare(link), TestContext.Current.CancellationToken);
            Assert.Empty(plan.Steps.Select(s => s.ToString()));
            link = await plan.RunAsync(TestContext.Current.CancellationToken);
        }

        Assert.NotNull(link.ScraperArn);
        Assert.Equal(TrustState.Bound, link.Trust);
    }

    private ScraperLink Link()
    {
        IdentityArguments identity = new()
        {
            Source = new SideArguments { Credential = new StageKeys(run.Aws.Source) },
            Target = new SideArguments { Credential = new StageKeys(run.Aws.Target) },
            Region = Region.Parse(run.Aws.Region),
            Endpoint = run.Aws.Endpoint,
        };
        LinkFacts facts = LinkConsistency.Complete(new LinkFacts
        {
            Name = ScraperAlias.Parse(run.Aws.Source.ClusterArn!.Split('/')[^1]),
            Source = new EksSource(ClusterArn.Parse(run.Aws.Source.ClusterArn!)),
            Destination = new WorkspaceDestination(WorkspaceArn.Parse(run.Aws.Target.WorkspaceArn!)),
        });
        return new LinkIdentities(identity, new CloudAccounts(new AwsCloudProvider())).Open(new StoredLink(facts), fromData: false, origin: null);
    }

    private sealed class StageKeys(StageAccount account) : ICredentialSource
    {
        public CloudKeys Read() => new(account.AccessKeyId, account.SecretAccessKey, null);
    }
}
