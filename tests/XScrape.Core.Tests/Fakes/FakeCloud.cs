using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Configuration;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Operations;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Waiting;

namespace XScrape.Tests.Fakes;

/// <summary>Two accounts in memory, and the steps of the procedure at work on them as the cmdlets run them.</summary>
internal sealed class FakeCloud
{
    public FakeCloud()
    {
        CloudSite site = new(Region.Parse("us-west-2"));
        Source = new FakeAccount(Samples.SourceAccount, Calls, new CloudIdentity { ProfileName = "eks" }, site);
        Target = new FakeAccount(Samples.TargetAccount, Calls, new CloudIdentity { ProfileName = "obs" }, site);
        Retry = new PropagationRetry(Clock, PropagationRetry.DefaultBound);
    }

    public FakeCalls Calls { get; } = new();

    public FastClock Clock { get; } = new();

    public FakeAccount Source { get; }

    public FakeAccount Target { get; }

    public PropagationRetry Retry { get; }

    public CancellationTokenSource Stop { get; } = new();

    public EnsureSourceRole SourceRole => new(new RoleSettings(), Retry);

    public EnsureTargetRole TargetRole => new(new RoleSettings(), Retry);

    public EnsureScraper Scraper => new(new ScraperSettings(Configuration()), Retry);

    public EnsureScraper Adopting(bool adopt = true) => new(new ScraperSettings(Configuration()) { Adopt = adopt }, Retry);

    public BindTrust Bind => new(new TrustSettings(Retry, Clock));

    /// <summary>A live link of this process, as the first command of a pipeline makes it.</summary>
    public ScraperLink Link(LinkFacts facts) => new(facts, new LinkSession(Source, Target));

    public async Task<ScraperLink> RunAsync(ScraperLink link, params ILinkOperation[] operations)
    {
        foreach (ILinkOperation operation in operations)
        {
            link = await operation.RunAsync(await CheckedAsync(link, operation), Stop.Token);
        }

        return link;
    }

    public async Task<Plan> PlanAsync(ScraperLink link, ILinkOperation operation) =>
        await operation.PlanAsync(await CheckedAsync(link, operation), Stop.Token);

    private Task<ScraperLink> CheckedAsync(ScraperLink link, ILinkOperation operation) =>
        LinkAccounts.CheckAsync(operation.Prepare(link), operation.Sides, [], Stop.Token);

    /// <summary>The whole procedure but for the wait.</summary>
    public Task<ScraperLink> RunAllAsync(LinkFacts facts) => RunAsync(Link(facts), SourceRole, TargetRole, Scraper, Bind);

    /// <summary>The ARNs and what the trust policies say, in one text: the state that people care for.</summary>
    public string State() => string.Join('\n', Source.Iam.Roles.Values.Concat(Target.Iam.Roles.Values).OrderBy(r => r.Arn.ToString(), StringComparer.Ordinal)
        .Select(r => $"{r.Arn} {r.Trust} {string.Join(',', r.Inline.Keys)} {string.Join(',', r.Attached)}")
        .Concat(Source.Amp.Scrapers.Values.Select(s => $"{s.Arn} {s.Alias}")));

    public static ScrapeConfiguration Configuration() => ScrapeConfiguration.Parse("scrape_configs:\n  - job_name: a\n", new Reader());

    private sealed class Reader : IScrapeConfigurationReader
    {
        public IReadOnlyList<ConfigurationProblem> Check(string yaml) => [];
    }
}
