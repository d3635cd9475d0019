using System.Text;
using XScrape.Acceptance.Tests.Support;
using XScrape.Aws;
using XScrape.Aws.Tests.Support;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Links.Sides;
using XScrape.Policies;
using XScrape.Simulator;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Setup;
using CallLog = XScrape.Aws.Tests.Support.CallLog;

namespace XScrape.Acceptance.Tests.Permissions;

/// <summary>Two accounts of ours and one of somebody else's, and in each of ours a caller who has nothing but one policy.</summary>
internal sealed class CallerStage : IDisposable
{
    public const string Region = "us-west-2";
    public const string Source = "111122223333";
    public const string Target = "444455556666";
    public const string Stranger = "777788889999";
    public const string Cluster = "arn:aws:eks:us-west-2:111122223333:cluster/prod-1";
    public const string OtherCluster = "arn:aws:eks:us-west-2:111122223333:cluster/secret";
    public const string Workspace = "arn:aws:aps:us-west-2:444455556666:workspace/ws-main";
    public const string StrangersWorkspace = "arn:aws:aps:us-west-2:777788889999:workspace/ws-stranger";
    public const string FarRegion = "eu-west-1";
    public const string FarCluster = "arn:aws:eks:eu-west-1:111122223333:cluster/far";
    public const string FarWorkspace = "arn:aws:aps:eu-west-1:444455556666:workspace/ws-far";
    public const string OwnWorkspace = "arn:aws:aps:us-west-2:111122223333:workspace/ws-own";

    private const string Secret = "secret";
    private readonly List<ICloudAccount> _opened = [];

    public CallerStage(PolicyDocument source, PolicyDocument target, UnconfirmedFacts facts)
    {
        Simulator = new AwsSimulator(SimulatorOptions.Default with
        {
            Clock = Clock,
            WallClock = Clock,
            VerifySignatures = false,
            Facts = facts,
            Accounts =
            [
                Account(Source, source) with { Clusters = [Seed(Cluster, 1), Seed(OtherCluster, 2), Seed(FarCluster, 3)], WorkspaceArns = [OwnWorkspace] },
                Account(Target, target) with { WorkspaceArns = [Workspace, FarWorkspace] },
                new AccountSeed { AccountId = Stranger, WorkspaceArns = [StrangersWorkspace] },
            ],
        });
        CallerOfSource = Open(KeyOf(Source));
        CallerOfTarget = Open(KeyOf(Target));
        AdminOfSource = Open(Simulator.Accounts[0].AccessKeyId);
        AdminOfTarget = Open(Simulator.Accounts[1].AccessKeyId);
    }

    public SwiftClock Clock { get; } = new();

    public AwsSimulator Simulator { get; }

    public ICloudAccount CallerOfSource { get; }

    public ICloudAccount CallerOfTarget { get; }

    public ICloudAccount AdminOfSource { get; }

    public ICloudAccount AdminOfTarget { get; }

    public static string BoundaryOf(Side side) => $"arn:aws:iam::{AccountOf(side)}:policy/{CallerCase.Boundary}";

    public string AdminKey(Side side) => Simulator.Accounts[side == Side.Source ? 0 : 1].AccessKeyId;

    public static string AccountOf(Side side) => side == Side.Source ? Source : Target;

    public static string KeyOf(string account) => "AKIACALLER" + account[..6];

    public ScraperLink Link(LinkFacts facts) => new(facts, new LinkSession(CallerOfSource, CallerOfTarget));

    public ICloudAccount Open(string key, string secret = Secret, string? token = null)
    {
        ICloudProvider provider = new AwsCloudProvider(new WireSettings
        {
            Clock = Clock,
            Configure = config => config.HttpClientFactory = new StubFactory(new SimulatorHandler(Simulator)),
            Wait = (_, _) => Task.CompletedTask,
        });
        ICloudAccount account = provider.Open(
            new CloudIdentity { Keys = new CloudKeys(key, secret, token) }, new CloudSite(Arns.Region.Parse(Region), new Uri("http://localhost:4566")), new CallLog());
        _opened.Add(account);
        return account;
    }

    /// <summary>A call as any client could make it, with a form or a JSON body.</summary>
    public async Task<RawAnswer> AskAsync(RawCall call)
    {
        List<KeyValuePair<string, string>> headers =
        [
            new("Host", "localhost:4566"),
            new("X-Amz-Date", Clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
            new("Content-Type", call.IsForm ? "application/x-www-form-urlencoded; charset=utf-8" : "application/json"),
            new("Authorization", $"AWS4-HMAC-SHA256 Credential={call.Key}/{Clock.GetUtcNow():yyyyMMdd}/{call.Region}/{call.Service}/aws4_request, SignedHeaders=host;x-amz-date, Signature={new string('0', 64)}"),
        ];
        if (call.Token is not null)
        {
            headers.Add(new("X-Amz-Security-Token", call.Token));
        }

        SimulatorResponse answer = await Simulator.HandleAsync(new SimulatorRequest(call.Method, call.Path, headers, Encoding.UTF8.GetBytes(call.Body)), Test.Stop);
        return new RawAnswer(answer.StatusCode, Encoding.UTF8.GetString(answer.Body));
    }

    public void Dispose()
    {
        _opened.ForEach(a => a.Dispose());
        Simulator.Dispose();
    }

    private static AccountSeed Account(string id, PolicyDocument policy) => new()
    {
        AccountId = id,
        Principals = [new PrincipalSeed { UserName = "caller", AccessKeyId = KeyOf(id), SecretAccessKey = Secret, Policies = [policy.ToJson()] }],
        ManagedPolicies = new Dictionary<string, string>
        {
            [CallerCase.Boundary] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sts:AssumeRole","aps:RemoteWrite"],"Resource":"*"}]}""",
        },
    };

    private static ClusterSeed Seed(string arn, int number) => new()
    {
        ClusterArn = arn,
        VpcId = $"vpc-{number}",
        Subnets = [new SubnetSeed($"subnet-{number}a", Region + "a"), new SubnetSeed($"subnet-{number}b", Region + "b"), new SubnetSeed($"subnet-{number}c", Region + "c")],
        SecurityGroupIds = [$"sg-{number}"],
    };
}
