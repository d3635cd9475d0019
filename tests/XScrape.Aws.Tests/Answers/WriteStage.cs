using XScrape.Arns;
using XScrape.Aws.Tests.Support;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Iam;
using XScrape.Destinations;
using XScrape.Policies;
using XScrape.Simulator;
using XScrape.Simulator.Faults;
using XScrape.Sources;

namespace XScrape.Aws.Tests.Answers;

/// <summary>A world in which every write operation has something to work on, and one call of each.</summary>
internal sealed class WriteStage : IDisposable
{
    private const string Managed = "arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess";

    private static readonly RoleName s_role = RoleName.Parse("Old");

    private static readonly LogGroupArn s_group = LogGroupArn.Parse("arn:aws:logs:us-west-2:111122223333:log-group:/aws/vendedlogs/prometheus/scraper:*");

    private static readonly LogComponentList s_components = LogComponentList.Of([LogComponent.Collector]);

    private static readonly PolicyDocument s_permission = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::444455556666:role/T"}]}""");

    private readonly World _world = new();

    private ICloudAccount _account = null!;

    private Scraper _scraper = null!;

    /// <summary>The calls by the names of their operations; a test holds the names against the tables of the clients.</summary>
    public static IReadOnlyDictionary<string, Func<WriteStage, Task>> Calls { get; } = new Dictionary<string, Func<WriteStage, Task>>
    {
        ["CreateRole"] = s => s.Iam.CreateRoleAsync(Role("New"), Bench.Stop),
        ["TagRole"] = s => s.Iam.TagRoleAsync(s_role, new Dictionary<string, string> { ["b"] = "c" }, Bench.Stop),
        ["UntagRole"] = s => s.Iam.UntagRoleAsync(s_role, ["a"], Bench.Stop),
        ["UpdateAssumeRolePolicy"] = s => s.Iam.UpdateAssumeRolePolicyAsync(s_role, WireSamples.Trust, Bench.Stop),
        ["PutRolePolicy"] = s => s.Iam.PutRolePolicyAsync(s_role, "Q", s_permission, Bench.Stop),
        ["DeleteRolePolicy"] = s => s.Iam.DeleteRolePolicyAsync(s_role, "P", Bench.Stop),
        ["AttachRolePolicy"] = s => s.Iam.AttachRolePolicyAsync(s_role, "arn:aws:iam::aws:policy/AmazonPrometheusQueryAccess", Bench.Stop),
        ["DetachRolePolicy"] = s => s.Iam.DetachRolePolicyAsync(s_role, Managed, Bench.Stop),
        ["DeleteRole"] = s => s.Iam.DeleteRoleAsync(RoleName.Parse("Bare"), Bench.Stop),
        ["CreateScraper"] = s => s.Amp.CreateScraperAsync(s.Scraper("new"), Bench.Stop),
        ["UpdateScraper"] = s => s.Amp.UpdateScraperAsync(s.Id, s.Change, Bench.Stop),
        ["DeleteScraper"] = s => s.Amp.DeleteScraperAsync(s.Id, "gone", Bench.Stop),
        ["TagResource"] = s => s.Amp.TagResourceAsync(s._scraper.Arn.ToString(), new Dictionary<string, string> { ["b"] = "c" }, Bench.Stop),
        ["UpdateScraperLoggingConfiguration"] = s => s.Amp.UpdateScraperLoggingConfigurationAsync(s.Id, s_group, s_components, Bench.Stop),
        ["DeleteScraperLoggingConfiguration"] = s => s.Amp.DeleteScraperLoggingConfigurationAsync(s.Id, "gone", Bench.Stop),
    };

    public static IReadOnlyList<FaultKind> Kinds { get; } = [FaultKind.WebPage, FaultKind.EmptyAnswer, FaultKind.OtherAnswer, FaultKind.OtherFormat, FaultKind.HalfAnswer, FaultKind.Redirect];

    public IReadOnlyList<CallRecord> Recorded => _world.Simulator.Calls.Snapshot();

    private IIam Iam => _account.Iam;

    private IAmp Amp => _account.Amp;

    private ScraperId Id => _scraper.Arn.Id;

    private ScraperChange Change => new(ScraperAlias.Parse("renamed"), null, _scraper.Destination!, _scraper.SourceRole!, _scraper.TargetRole!, "change");

    public static async Task<WriteStage> ForAsync(string operation)
    {
        WriteStage stage = new();
        await stage.PrepareAsync(logging: operation == "DeleteScraperLoggingConfiguration");
        return stage;
    }

    /// <summary>The next call is answered by somebody else.</summary>
    public void Answer(string operation, FaultKind kind, bool takesEffect) => _world.Simulator.Faults = new FaultPlan
    {
        Rules = [new FaultRule { Kind = kind, Operation = operation, Times = 1, TakesEffect = takesEffect }],
    };

    /// <summary>Until nothing is left of a change that is still under way.</summary>
    public void Later() => _world.Clock.Advance(TimeSpan.FromHours(1));

    public void Dispose() => _world.Dispose();

    private async Task PrepareAsync(bool logging)
    {
        _account = _world.Open(World.Keys(_world.Source));
        await Iam.CreateRoleAsync(Role("Old"), Bench.Stop);
        await Iam.PutRolePolicyAsync(s_role, "P", s_permission, Bench.Stop);
        await Iam.AttachRolePolicyAsync(s_role, Managed, Bench.Stop);
        await Iam.CreateRoleAsync(Role("Bare"), Bench.Stop);
        Later();
        NewScraper wanted = Scraper("old");
        _scraper = await Amp.CreateScraperAsync(wanted, Bench.Stop);
        Later();
        if (logging)
        {
            await Amp.UpdateScraperLoggingConfigurationAsync(Id, s_group, s_components, Bench.Stop);
            Later();
        }
    }

    private NewScraper Scraper(string alias) => WireSamples.NewScraper with
    {
        Alias = ScraperAlias.Parse(alias),
        Source = new EksSource(ClusterArn.Parse(_world.Source.ClusterArns[0])),
        Subnets = IdList.Subnets(_world.Source.SubnetIds),
        SecurityGroups = null,
        Destination = new WorkspaceDestination(WorkspaceArn.Parse(_world.Target.WorkspaceArns[0])),
        SourceRole = RoleArn.Parse($"arn:aws:iam::{_world.Source.AccountId}:role/Old"),
        TargetRole = RoleArn.Parse($"arn:aws:iam::{_world.Target.AccountId}:role/T"),
        Configuration = "scrape_configs:\n  - job_name: pods\n",
        ClientToken = alias,
    };

    private static NewRole Role(string name) => WireSamples.NewRole with { Name = RoleName.Parse(name), Path = RolePath.Root, PermissionsBoundary = null };
}
