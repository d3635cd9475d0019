using XScrape.Arns;
using XScrape.Aws;
using XScrape.Cloud;
using XScrape.Configuration;
using XScrape.Conformance.Stage;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Operations;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Waiting;
using XScrape.Yaml;

namespace XScrape.Conformance.Product;

/// <summary>The five steps through the code that the cmdlets call, over HTTP.</summary>
internal sealed class FiveSteps(LocalAws aws, LinkFacts facts, RoleSettings roles)
{
    private const string Usual = """
        global:
          scrape_interval: 30s
        scrape_configs:
          - job_name: kubernetes-pods
            kubernetes_sd_configs:
              - role: pod
        """;

    /// <summary>What the scraper is to scrape.</summary>
    public string Configuration { get; init; } = Usual;

    private readonly PropagationRetry _retry = new(TimeProvider.System, PropagationRetry.DefaultBound);

    public async Task<ScraperLink> RunAsync() => await BindAsync(await RunToActiveAsync());

    /// <summary>The last step.</summary>
    public Task<ScraperLink> BindAsync(ScraperLink link) => RunAsync(new BindTrust(new TrustSettings(_retry, TimeProvider.System)), link);

    /// <summary>All but the last step.</summary>
    public async Task<ScraperLink> RunToActiveAsync()
    {
        ScraperLink link = NewLink();
        ILinkOperation[] operations = [new EnsureSourceRole(roles, _retry), new EnsureTargetRole(roles, _retry), Create()];
        foreach (ILinkOperation operation in operations)
        {
            link = await RunAsync(operation, link);
        }

        await foreach (WaitEvent seen in new ScraperWaiter(new WaitSettings { Timeout = TimeSpan.FromMinutes(1) }, TimeProvider.System).WaitAsync([link], CancellationToken.None))
        {
            link = seen.Failure is null ? seen.Link ?? link : throw seen.Failure;
        }

        return link;
    }

    private static async Task<ScraperLink> RunAsync(ILinkOperation operation, ScraperLink link)
    {
        ScraperLink found = await LinkAccounts.CheckAsync(link, operation.Sides, [], CancellationToken.None);
        Plan plan = await operation.PlanAsync(operation.Prepare(found), CancellationToken.None);
        return await plan.RunAsync(CancellationToken.None);
    }

    private ScraperLink NewLink()
    {
        IdentityArguments identity = new()
        {
            Source = new SideArguments { Credential = new StageKeys(aws.Source) },
            Target = new SideArguments { Credential = new StageKeys(aws.Target) },
            Region = Region.Parse(aws.Region),
            Endpoint = aws.Endpoint,
        };
        return new LinkIdentities(identity, new CloudAccounts(new AwsCloudProvider())).Open(new StoredLink(facts), fromData: false, origin: null);
    }

    private CreateStep Create() => new(
        new EnsureScraper(new ScraperSettings(ScrapeConfiguration.Parse(Configuration, new YamlScrapeConfigurationReader())) { Adopt = roles.Adopt }, _retry),
        ClusterArn.Parse(aws.Source.ClusterArn!),
        IdList.Subnets(aws.Source.SubnetIds),
        WorkspaceArn.Parse(aws.Target.WorkspaceArn!));

    private sealed class StageKeys(StageAccount account) : ICredentialSource
    {
        public CloudKeys Read() => new(account.AccessKeyId, account.SecretAccessKey, null);
    }
}
