using XScrape.Arns;
using XScrape.Aws;
using XScrape.Cloud;
using XScrape.Configuration;
using XScrape.Conformance.Stage;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Provisioning;
using XScrape.Sandbox.Tour;
using XScrape.Waiting;
using XScrape.Yaml;

namespace XScrape.Conformance.Product;

/// <summary>The five steps through the code that the cmdlets call, over HTTP against serve.</summary>
public sealed class ProductRun : IAsyncLifetime
{
    private const string Configuration = """
        global:
          scrape_interval: 30s
        scrape_configs:
          - job_name: kubernetes-pods
            kubernetes_sd_configs:
              - role: pod
        """;

    private readonly PropagationRetry _retry = new(TimeProvider.System, PropagationRetry.DefaultBound);

    internal LocalAws Aws { get; private set; } = null!;

    internal ScraperLink Link { get; private set; } = null!;

    /// <summary>The link as it stood after the first pass; the second must end in the same.</summary>
    internal ScraperLink First { get; private set; } = null!;

    internal IReadOnlyList<string> ModelProblems { get; private set; } = [];

    internal int Series { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Aws = await LocalAws.StartAsync("--propagation", "00:00:01");
        First = await FiveStepsAsync();
        Link = await FiveStepsAsync();
        using WorkspaceQuery query = new(Aws.Endpoint, Aws.Region, Aws.Target.AccessKeyId, Aws.Target.SecretAccessKey);
        Series = await query.CountAsync(Aws.Target.WorkspaceArn!, "up", CancellationToken.None);
        ModelProblems = Aws.TakeModelProblems();
    }

    public async ValueTask DisposeAsync() => await Aws.DisposeAsync();

    private async Task<ScraperLink> FiveStepsAsync()
    {
        ScraperLink link = NewLink();
        ILinkOperation[] operations = [new EnsureSourceRole(new RoleSettings(), _retry), new EnsureTargetRole(new RoleSettings(), _retry), Create()];
        foreach (ILinkOperation operation in operations)
        {
            link = await RunAsync(operation, link);
        }

        await foreach (WaitEvent seen in new ScraperWaiter(new WaitSettings { Timeout = TimeSpan.FromMinutes(1) }, TimeProvider.System).WaitAsync([link], CancellationToken.None))
        {
            link = seen.Failure is null ? seen.Link ?? link : throw seen.Failure;
        }

        return await RunAsync(new BindTrust(new TrustSettings(_retry, TimeProvider.System)), link);
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
            Source = new SideArguments { Credential = new StageKeys(Aws.Source) },
            Target = new SideArguments { Credential = new StageKeys(Aws.Target) },
            Region = Region.Parse(Aws.Region),
            Endpoint = Aws.Endpoint,
        };
        LinkFacts facts = new() { Name = ScraperAlias.Parse("prod-1"), TargetAccount = AccountId.Parse(Aws.Target.Account) };
        return new LinkIdentities(identity, new CloudAccounts(new AwsCloudProvider())).Open(new ScraperLink(facts), fromData: false, origin: null);
    }

    private TourCreate Create() => new(
        new EnsureScraper(new ScraperSettings(ScrapeConfiguration.Parse(Configuration, new YamlScrapeConfigurationReader())), _retry),
        ClusterArn.Parse(Aws.Source.ClusterArn!),
        IdList.Subnets(Aws.Source.SubnetIds),
        WorkspaceArn.Parse(Aws.Target.WorkspaceArn!));

    private sealed class StageKeys(StageAccount account) : ICredentialSource
    {
        public CloudKeys Read() => new(account.AccessKeyId, account.SecretAccessKey, null);
    }
}
