using XScrape.Arns;
using XScrape.Aws;
using XScrape.Cloud;
using XScrape.Configuration;
using XScrape.Destinations;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Operations;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Simulator;
using XScrape.Simulator.Setup;
using XScrape.Sources;
using XScrape.Waiting;
using XScrape.Yaml;

namespace XScrape.Desktop;

/// <summary>A simulator behind its HTTP front, and the Desktop builds connected to it.</summary>
internal sealed class DesktopWorld : IDisposable
{
    public const string Configuration = "scrape_configs:\n  - job_name: pods\n    kubernetes_sd_configs:\n      - role: pod\n";

    private static readonly PropagationRetry s_retry = new(TimeProvider.System, PropagationRetry.DefaultBound);

    private readonly AwsSimulator _simulator = new(SimulatorOptions.Default with { CreationTime = TimeSpan.FromSeconds(1) });
    private readonly SocketFront _front;
    private readonly string? _secret;

    private DesktopWorld(string? secret)
    {
        _secret = secret;
        _front = SocketFront.Start(_simulator);
    }

    public int Writes => _simulator.Calls.Snapshot().Count(call => call.IsWrite);

    public static DesktopWorld Start(string? secret = null) => new(secret);

    public bool MetricsFlow(ScraperLink link) => _simulator.ExplainChain(link.ScraperArn!)!.MetricsFlow;

    /// <summary>Both roles and the scraper.</summary>
    public async Task<ScraperLink> MakeAsync()
    {
        SimulatedAccount source = _simulator.Accounts.First(a => a.ClusterArns.Count > 0);
        SimulatedAccount target = _simulator.Accounts.First(a => a.WorkspaceArns.Count > 0);
        IdentityArguments identity = new()
        {
            Source = new SideArguments { Credential = new Keys(source, _secret) },
            Target = new SideArguments { Credential = new Keys(target, _secret) },
            Region = Region.Parse(_simulator.Options.Region),
            Endpoint = _front.Endpoint,
        };
        LinkFacts facts = new()
        {
            Name = ScraperAlias.Parse("desktop"),
            Source = new EksSource(ClusterArn.Parse(source.ClusterArns[0])),
            Destination = new WorkspaceDestination(WorkspaceArn.Parse(target.WorkspaceArns[0])),
        };
        ScraperLink link = new LinkIdentities(identity, new CloudAccounts(new AwsCloudProvider())).Open(new StoredLink(facts), fromData: false, origin: null);
        link = await RunAsync(new EnsureSourceRole(new RoleSettings(), s_retry), link).ConfigureAwait(false);
        link = await RunAsync(new EnsureTargetRole(new RoleSettings(), s_retry), link).ConfigureAwait(false);
        return await RunAsync(new EnsureScraper(new ScraperSettings(ScrapeConfiguration.Parse(Configuration, new YamlScrapeConfigurationReader())), s_retry), link).ConfigureAwait(false);
    }

    public static async Task<ScraperLink> WaitAsync(ScraperLink link)
    {
        ScraperLink active = link;
        await foreach (WaitEvent seen in new ScraperWaiter(new WaitSettings { Timeout = TimeSpan.FromMinutes(1) }, TimeProvider.System).WaitAsync([link], CancellationToken.None).ConfigureAwait(false))
        {
            active = seen.Failure is null ? seen.Link ?? active : throw seen.Failure;
        }

        return active;
    }

    public static Task<ScraperLink> BindAsync(ScraperLink link) => RunAsync(new BindTrust(new TrustSettings(s_retry, TimeProvider.System)), link);

    public void Dispose()
    {
        _front.Dispose();
        _simulator.Dispose();
    }

    private static async Task<ScraperLink> RunAsync(ILinkOperation operation, ScraperLink link)
    {
        ScraperLink ready = await LinkAccounts.CheckAsync(link, operation.Sides, [], CancellationToken.None).ConfigureAwait(false);
        Plan plan = await operation.PlanAsync(operation.Prepare(ready), CancellationToken.None).ConfigureAwait(false);
        return await plan.RunAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private sealed class Keys(SimulatedAccount account, string? secret) : ICredentialSource
    {
        public CloudKeys Read() => new(account.AccessKeyId, secret ?? account.SecretAccessKey, null);
    }
}
