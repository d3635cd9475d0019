using XScrape.Arns;
using XScrape.Aws;
using XScrape.Cloud;
using XScrape.Configuration;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Provisioning;
using XScrape.Simulator;
using XScrape.Waiting;
using XScrape.Yaml;

namespace XScrape.Sandbox.Tour;

/// <summary>The simulator with two accounts, and the product's own code connected to it over HTTP.</summary>
internal sealed class TourWorld : IDisposable
{
    public const string Question = "up";

    private const string Configuration = """
        global:
          scrape_interval: 30s
        scrape_configs:
          - job_name: kubernetes-pods
            kubernetes_sd_configs:
              - role: pod
        """;

    private readonly HttpListenerFront _front;
    private readonly SimulatedAccount _source;
    private readonly SimulatedAccount _target;
    private readonly PropagationRetry _retry = new(TimeProvider.System, PropagationRetry.DefaultBound);

    private TourWorld(AwsSimulator simulator, HttpListenerFront front)
    {
        Simulator = simulator;
        _front = front;
        _source = simulator.Accounts.First(a => a.ClusterArns.Count > 0);
        _target = simulator.Accounts.First(a => a.WorkspaceArns.Count > 0);
        Query = new WorkspaceQuery(front.Endpoint, simulator.Options.Region, _target.AccessKeyId, _target.SecretAccessKey);
    }

    public AwsSimulator Simulator { get; }

    public WorkspaceQuery Query { get; }

    public TourCalls Calls { get; } = new();

    public Uri Endpoint => _front.Endpoint;

    public TimeSpan CreationTime => Simulator.Options.CreationTime;

    public string SourceAccount => _source.AccountId;

    public string TargetAccount => _target.AccountId;

    public static TourWorld Start()
    {
        AwsSimulator simulator = new(SimulatorOptions.Default with
        {
            CreationTime = TimeSpan.FromSeconds(5),
            PropagationDelay = TimeSpan.FromSeconds(1),
        });
        return new TourWorld(simulator, HttpListenerFront.Start(simulator));
    }

    /// <summary>A link of which only the name and the target account are known, as in the first line of the pipeline.</summary>
    public ScraperLink NewLink()
    {
        CallScope.Current = Calls;
        CloudAccounts accounts = new(new AwsCloudProvider());
        IdentityArguments identity = new()
        {
            Source = new SideArguments { Credential = new TourKeys(_source) },
            Target = new SideArguments { Credential = new TourKeys(_target) },
            Region = Region.Parse(Simulator.Options.Region),
            Endpoint = Endpoint,
        };
        LinkFacts facts = new() { Name = ScraperAlias.Parse("prod-1"), TargetAccount = AccountId.Parse(_target.AccountId) };
        return new LinkIdentities(identity, accounts).Open(new ScraperLink(facts), fromData: false, origin: null);
    }

    public IEnumerable<TourStep> StepsBeforeBind()
    {
        yield return new TourStep("1", "New-XAScraperSourceRole", "the role that the scraper assumes", new EnsureSourceRole(new RoleSettings(), _retry));
        yield return new TourStep("2", "New-XAScraperTargetRole", "the role that the source role assumes", new EnsureTargetRole(new RoleSettings(), _retry));
        yield return new TourStep("3", "New-XAScraper", "the scraper; its ARN is known at once", Create());
    }

    public TourStep Bind() => new("5", "Update-XATrustPolicy", "the scraper's ARN into both trust policies", new BindTrust(new TrustSettings(_retry, TimeProvider.System)));

    public void Dispose()
    {
        Query.Dispose();
        _front.Dispose();
        Simulator.Dispose();
    }

    private TourCreate Create() => new(
        new EnsureScraper(new ScraperSettings(ScrapeConfiguration.Parse(Configuration, new YamlScrapeConfigurationReader())), _retry),
        ClusterArn.Parse(_source.ClusterArns[0]),
        IdList.Subnets(_source.SubnetIds),
        WorkspaceArn.Parse(_target.WorkspaceArns[0]));
}
