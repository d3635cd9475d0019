using XScrape.Arns;
using XScrape.Configuration;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Provisioning;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Scrapers;
using XScrape.Waiting;

namespace XScrape.Acceptance.Tests.Authority;

/// <summary>A cmdlet that changes something in AWS, as what it does to one link. The table is held against the module's manifest.</summary>
internal sealed record ChangingCmdlet(string Name, Func<AuthorityStage, int, ILinkOperation> Operation, Func<LinkFacts, LinkFacts> Given)
{
    public const string Yaml = "scrape_configs:\n  - job_name: pods\n";

    public const string OtherYaml = "scrape_configs:\n  - job_name: nodes\n";

    /// <summary>All of them. The number chooses among the ways to call it.</summary>
    public static IReadOnlyList<ChangingCmdlet> All { get; } =
    [
        new("New-XAScraperSourceRole", (s, n) => new EnsureSourceRole(Roles(n), Retry(s)), Ends(none: true)),
        new("New-XAScraperTargetRole", (s, n) => new EnsureTargetRole(Roles(n) with { LeastPrivilege = n % 5 == 0 }, Retry(s)), Ends(none: false)),
        new("New-XAScraper", (s, n) => new EnsureScraper(Scraper(n), Retry(s)), Ends(none: false)),
        new("Update-XATrustPolicy", (s, _) => new BindTrust(Trust(s)), f => f),
        new("Connect-XACluster", Connect, Ends(none: false)),
        new("Disconnect-XACluster", Disconnect, Ends(none: false)),
        new("Set-XAScraper", Set, Ends(none: false)),
        new("Remove-XAScraper", (s, _) => new Removal(new DeleteLinkScraper(Wait(s)), RemovedParts.Scraper), Ends(none: false)),
        new("Remove-XAScraperRole", RemoveRoles, Ends(none: true)),
    ];

    public override string ToString() => Name;

    private static PropagationRetry Retry(AuthorityStage stage) => new(stage.Clock, PropagationRetry.DefaultBound);

    private static TrustSettings Trust(AuthorityStage stage) => new(Retry(stage), stage.Clock);

    private static StatusWait Wait(AuthorityStage stage) => new(new WaitSettings { Timeout = TimeSpan.FromHours(2) }, stage.Clock);

    private static RoleSettings Roles(int way) => new() { Adopt = way % 3 == 0, Tags = way % 4 == 0 ? new Dictionary<string, string> { ["team"] = "obs" } : [] };

    private static ScraperSettings Scraper(int way) => new(ScrapeConfiguration.AsStored(way % 4 == 1 ? OtherYaml : Yaml)) { Adopt = way % 3 == 0 };

    // What a stage before has found does not travel in these runs; each begins from what the user says, and a scraper that is known.
    private static Func<LinkFacts, LinkFacts> Ends(bool none) => f => f with
    {
        Scraper = null,
        ScraperId = null,
        Source = none ? null : f.Source,
        Destination = none ? null : f.Destination,
    };

    private static ConnectLink Connect(AuthorityStage stage, int way) => new(
        new EnsureSourceRole(Roles(way), Retry(stage)), new EnsureTargetRole(Roles(way), Retry(stage)), new EnsureScraper(Scraper(way), Retry(stage)), new BindTrust(Trust(stage)), new ScraperListCache(), stage.Clock);

    private static Removal Disconnect(AuthorityStage stage, int way) => new(
        new OperationSequence("Disconnect the cluster", [
            new FindLinkScraper(Trust(stage)), new UnbindTrust(Trust(stage)), new DeleteLinkScraper(Wait(stage)),
            new DeleteLinkRole(Side.Target, leaveForeign: true, Retry(stage)), new DeleteLinkRole(Side.Source, leaveForeign: true, Retry(stage))]),
        RemovedParts.All);

    private static Removal RemoveRoles(AuthorityStage stage, int way) => new(
        new WithoutScraper(new OperationSequence("Remove both roles", [
            new DeleteLinkRole(Side.Target, leaveForeign: false, Retry(stage)), new DeleteLinkRole(Side.Source, leaveForeign: false, Retry(stage))])),
        RemovedParts.Roles);

    private static ILinkOperation Set(AuthorityStage stage, int way)
    {
        ScraperUpdate update = new()
        {
            Alias = way % 2 == 0 ? ScraperAlias.Parse("renamed") : null,
            Configuration = way % 3 == 0 ? ScrapeConfiguration.AsStored(OtherYaml) : null,
            Subnets = way % 2 == 1 ? IdList.Subnets([stage.Simulator.Accounts[0].SubnetIds[0]]) : null,
            Logging = way % 4 == 0 ? new LoggingUpdate { Group = LogGroupArn.Parse("arn:aws:logs:us-west-2:111122223333:log-group:amp:*") } : way % 7 == 0 ? new LoggingUpdate { Remove = true } : null,
            Tags = way % 5 == 0 ? new Dictionary<string, string> { ["team"] = "obs" } : [],
        };
        return way % 2 == 1 ? new RecreateScraper(update, Wait(stage), Trust(stage)) : new ChangeScraper(update, Wait(stage));
    }
}
