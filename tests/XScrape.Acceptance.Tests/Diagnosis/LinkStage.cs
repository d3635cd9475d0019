using System.Text;
using XScrape.Acceptance.Tests.Permissions;
using XScrape.Acceptance.Tests.Support;
using XScrape.Arns;
using XScrape.Aws;
using XScrape.Aws.Tests.Support;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud;
using XScrape.Configuration;
using XScrape.Diagnosis;
using XScrape.Diagnosis.Runs;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Policies;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Simulator;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Setup;
using XScrape.Waiting;
using XScrape.Yaml;
using CallLog = XScrape.Aws.Tests.Support.CallLog;

namespace XScrape.Acceptance.Tests.Diagnosis;

/// <summary>A link that the procedure made on the simulator, ACTIVE and bound, ready to be broken.</summary>
internal sealed class LinkStage : IDisposable
{
    private readonly List<ICloudAccount> _opened = [];
    private readonly LinkPlan _plan;

    private LinkStage(LinkPlan plan)
    {
        _plan = plan;
        Simulator = new AwsSimulator(SimulatorOptions.Default with
        {
            Region = plan.Region,
            Clock = Clock,
            WallClock = Clock,
            VerifySignatures = false,
            ScraperQuota = 50,
            Facts = plan.Facts,
            Accounts = plan.Accounts,
        });
        Source = Open(Key(plan.SourceAccount));
        Target = Open(Key(plan.TargetAccount));
        Link = new ScraperLink(plan.Link, new LinkSession(Source, Target));
    }

    public SwiftClock Clock { get; } = new();

    public AwsSimulator Simulator { get; }

    public ICloudAccount Source { get; }

    public ICloudAccount Target { get; }

    /// <summary>The link as the procedure left it, and as it should be.</summary>
    public ScraperLink Link { get; private set; }

    public CallLog Log { get; } = new();

    public LinkFacts Facts => Link.Facts;

    public RoleName SourceRole => Facts.SourceRole!.Name;

    public RoleName TargetRole => Facts.TargetRole!.Name;

    public string Cluster => Facts.Source!.ToString();

    public string Workspace => Facts.Destination!.ToString();

    public string ScraperArn => Facts.Scraper!.ToString();

    public string SourceAccount => _plan.SourceAccount;

    public static async Task<LinkStage> MakeAsync(LinkPlan? plan = null)
    {
        LinkStage stage = new(plan ?? LinkPlan.Usual);
        PropagationRetry retry = new(stage.Clock, PropagationRetry.DefaultBound);
        foreach (ILinkOperation part in new ILinkOperation[]
        {
            new EnsureSourceRole(new RoleSettings(), retry),
            new EnsureTargetRole(new RoleSettings { LeastPrivilege = stage._plan.LeastPrivilege }, retry),
            new EnsureScraper(new ScraperSettings(ScrapeConfiguration.AsStored(stage._plan.Configuration)), retry),
            new BindTrust(new TrustSettings(retry, stage.Clock)),
        })
        {
            stage.Link = await part.RunAsync(part.Prepare(stage.Link), Test.Stop);
        }

        stage.Clock.Pass(TimeSpan.FromMinutes(30));
        return stage;
    }

    /// <summary>What the diagnosis says of the link, from facts alone as a file would hold them.</summary>
    public Task<IReadOnlyList<Finding>> DiagnoseAsync() => DiagnoseAsync(new ScraperLink(Facts, new LinkSession(Source, Target)));

    public static Task<IReadOnlyList<Finding>> DiagnoseAsync(ScraperLink link) => new LinkDiagnosis(new YamlScrapeConfigurationReader()).RunAsync(link, Test.Stop);

    public ICloudAccount Open(string key) =>
        Open(new CloudIdentity { Keys = new CloudKeys(key, "secret", null) }, new CloudSite(Region.Parse(_plan.Region), new Uri("http://localhost:4566")));

    public ICloudAccount Open(CloudIdentity identity, CloudSite site)
    {
        ICloudProvider provider = new AwsCloudProvider(new WireSettings
        {
            Clock = Clock,
            Configure = config => config.HttpClientFactory = new StubFactory(new SimulatorHandler(Simulator)),
            Wait = (_, _) => Task.CompletedTask,
        });
        ICloudAccount account = provider.Open(identity, site, Log);
        _opened.Add(account);
        return account;
    }

    public static string Key(string account) => "AKIASIMX" + account;

    public Task<PolicyDocument> TrustAsync(Side side) => side == Side.Source ? TrustAsync(Source, SourceRole) : TrustAsync(Target, TargetRole);

    /// <summary>Writes a trust policy, the old one changed as a text.</summary>
    public async Task ChangeTrustAsync(Side side, Func<string, string> change)
    {
        string old = (await TrustAsync(side)).ToJson();
        string changed = change(old);
        Assert.NotEqual(old, changed);
        await (side == Side.Source
            ? Source.Iam.UpdateAssumeRolePolicyAsync(SourceRole, PolicyDocument.Parse(changed), Test.Stop)
            : Target.Iam.UpdateAssumeRolePolicyAsync(TargetRole, PolicyDocument.Parse(changed), Test.Stop));
    }

    public async Task AddStatementAsync(Side side, string statement) =>
        await ChangeTrustAsync(side, json => PolicyDocument.Parse(json).With(PolicyDocument.Parse(statement).Statements[0]).ToJson());

    /// <summary>Takes everything off a role and removes it.</summary>
    public static async Task DeleteRoleAsync(ICloudAccount account, RoleName role)
    {
        foreach (string policy in await account.Iam.ListRolePoliciesAsync(role, Test.Stop))
        {
            await account.Iam.DeleteRolePolicyAsync(role, policy, Test.Stop);
        }

        foreach (string policy in await account.Iam.ListAttachedRolePoliciesAsync(role, Test.Stop))
        {
            await account.Iam.DetachRolePolicyAsync(role, policy, Test.Stop);
        }

        await account.Iam.DeleteRoleAsync(role, Test.Stop);
    }

    /// <summary>A call that no adapter of ours makes.</summary>
    public async Task<RawAnswer> AskAsync(string account, string service, string method, string path, string body, bool form = false)
    {
        List<KeyValuePair<string, string>> headers =
        [
            new("Host", "localhost:4566"),
            new("X-Amz-Date", Clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
            new("Content-Type", form ? "application/x-www-form-urlencoded; charset=utf-8" : "application/json"),
            new("Authorization", $"AWS4-HMAC-SHA256 Credential={Key(account)}/{Clock.GetUtcNow():yyyyMMdd}/{_plan.Region}/{service}/aws4_request, SignedHeaders=host;x-amz-date, Signature={new string('0', 64)}"),
        ];
        SimulatorResponse answer = await Simulator.HandleAsync(new SimulatorRequest(method, path, headers, Encoding.UTF8.GetBytes(body)), Test.Stop);
        RawAnswer said = new(answer.StatusCode, Encoding.UTF8.GetString(answer.Body));
        Assert.True(said.Succeeded, said.Text);
        return said;
    }

    public Task<RawAnswer> IamAsync(string account, string action, params (string Name, string Value)[] values)
    {
        RawCall call = RawCall.Form(Key(account), "iam", action, values);
        return AskAsync(account, "iam", call.Method, call.Path, call.Body, form: true);
    }

    public void Dispose()
    {
        _opened.ForEach(a => a.Dispose());
        Simulator.Dispose();
    }

    private static async Task<PolicyDocument> TrustAsync(ICloudAccount account, RoleName role) => PolicyDocument.Parse((await account.Iam.GetRoleAsync(role, Test.Stop))!.TrustJson);
}
