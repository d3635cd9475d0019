using XScrape.Acceptance.Tests.Permissions;
using XScrape.Acceptance.Tests.Support;
using XScrape.Arns;
using XScrape.Aws;
using XScrape.Aws.Tests.Support;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud;
using XScrape.Cloud.Iam;
using XScrape.Destinations;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Links.Sides;
using XScrape.Policies;
using XScrape.Simulator;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Setup;
using XScrape.Sources;
using CallLog = XScrape.Aws.Tests.Support.CallLog;

namespace XScrape.Acceptance.Tests.Authority;

/// <summary>Two accounts with an administrator in each, and one user with one right, on a clock without pauses.</summary>
internal sealed class AuthorityStage : IDisposable
{
    public const string AttackerKey = "AKIAATTACKER00000";
    public const string TargetAttackerKey = "AKIAATTACKER00001";

    private readonly List<ICloudAccount> _opened = [];

    /// <param name="attacker">The actions that the attacker may do in both accounts; none: there is no attacker.</param>
    public AuthorityStage(params string[] attacker)
    {
        Simulator = new AwsSimulator(SimulatorOptions.Default with
        {
            Clock = Clock,
            WallClock = Clock,
            VerifySignatures = false,
            ScraperQuota = 50,
            Accounts = [.. AccountSeed.Defaults("us-west-2").Select((seed, i) => seed with { Principals = attacker.Length == 0 ? [] : [Attacker(i, attacker)] })],
        });
        Log = new WriteLog(new SimulatorHandler(Simulator), key => Simulator.Accounts.Single(a => a.AccessKeyId == key).AccountId);
        Source = Open(0);
        Target = Open(1);
    }

    public SwiftClock Clock { get; } = new();

    public AwsSimulator Simulator { get; }

    public WriteLog Log { get; }

    public ICloudAccount Source { get; }

    public ICloudAccount Target { get; }

    /// <summary>The id of another team's scraper, where one was planted.</summary>
    public string? TeamScraper { get; set; }

    public string Cluster => Simulator.Accounts[0].ClusterArns[0];

    public string Workspace => Simulator.Accounts[1].WorkspaceArns[0];

    public ScraperLink Link(LinkFacts facts) => new(facts, new LinkSession(Source, Target));

    /// <summary>What the administrator says of a link.</summary>
    public LinkFacts Facts(string name, bool hub) => new()
    {
        Name = ScraperAlias.Parse(name),
        Region = Region.Parse("us-west-2"),
        SourceAccount = AccountId.Parse(Simulator.Accounts[0].AccountId),
        TargetAccount = AccountId.Parse(Simulator.Accounts[1].AccountId),
        Source = new EksSource(ClusterArn.Parse(Cluster)),
        Destination = new WorkspaceDestination(WorkspaceArn.Parse(Workspace)),
        SourceRoleName = hub ? RoleName.Parse("hub-source") : null,
        TargetRoleName = hub ? RoleName.Parse("hub-target") : null,
    };

    public async Task<PolicyDocument?> TrustAsync(Side side, LinkFacts facts)
    {
        LinkFacts named = LinkRoles.Named(facts);
        IamRole? role = side == Side.Source ? await Source.Iam.GetRoleAsync(named.SourceRole!.Name, Test.Stop) : await Target.Iam.GetRoleAsync(named.TargetRole!.Name, Test.Stop);
        return role is null ? null : PolicyDocument.Parse(role.TrustJson);
    }

    /// <summary>A call that no adapter of ours makes; it must succeed.</summary>
    public async Task<RawAnswer> AskAsync(RawCall call)
    {
        List<KeyValuePair<string, string>> headers =
        [
            new("Host", "localhost:4566"),
            new("X-Amz-Date", Clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
            new("Content-Type", call.IsForm ? "application/x-www-form-urlencoded; charset=utf-8" : "application/json"),
            new("Authorization", $"AWS4-HMAC-SHA256 Credential={call.Key}/{Clock.GetUtcNow():yyyyMMdd}/{call.Region}/{call.Service}/aws4_request, SignedHeaders=host;x-amz-date, Signature={new string('0', 64)}"),
        ];
        SimulatorResponse answer = await Simulator.HandleAsync(new SimulatorRequest(call.Method, call.Path, headers, System.Text.Encoding.UTF8.GetBytes(call.Body)), Test.Stop);
        RawAnswer said = new(answer.StatusCode, System.Text.Encoding.UTF8.GetString(answer.Body));
        Assert.True(said.Succeeded, $"{call.Method} {call.Path} {call.Body}: {said.Text}");
        return said;
    }

    public void Dispose()
    {
        _opened.ForEach(a => a.Dispose());
        Log.Dispose();
        Simulator.Dispose();
    }

    private static PrincipalSeed Attacker(int account, string[] actions) => new()
    {
        UserName = "attacker",
        AccessKeyId = account == 0 ? AttackerKey : TargetAttackerKey,
        SecretAccessKey = "secret",
        Policies = [$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[{{{string.Join(",", actions.Select(a => $"\"{a}\""))}}}],"Resource":"*"}]}"""],
    };

    private ICloudAccount Open(int account)
    {
        ICloudProvider provider = new AwsCloudProvider(new WireSettings
        {
            Clock = Clock,
            Configure = config => config.HttpClientFactory = new StubFactory(Log),
            Wait = (_, _) => Task.CompletedTask,
        });
        SimulatedAccount keys = Simulator.Accounts[account];
        ICloudAccount opened = provider.Open(Test.Keys(keys), new CloudSite(Region.Parse("us-west-2"), new Uri("http://localhost:4566")), new CallLog());
        _opened.Add(opened);
        return opened;
    }
}
