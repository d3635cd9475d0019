using XScrape.Arns;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud;
using XScrape.Cloud.Iam;
using XScrape.Policies;
using XScrape.Simulator;
using XScrape.Simulator.Setup;

namespace XScrape.Aws.Tests.Support;

/// <summary>The adapters over the simulator, both on one clock that a test moves by hand.</summary>
internal sealed class World : IDisposable
{
    private readonly List<ICloudAccount> _opened = [];

    public World() => Simulator = new AwsSimulator(SimulatorOptions.Default with { WallClock = Clock, Clock = Clock, AllowedClockSkew = TimeSpan.FromDays(365) });

    public HandClock Clock { get; } = new();

    public AwsSimulator Simulator { get; }

    public CallLog Log { get; } = new();

    public SimulatedAccount Source => Simulator.Accounts[0];

    public SimulatedAccount Target => Simulator.Accounts[1];

    public ICloudProvider Provider => new AwsCloudProvider(new WireSettings
    {
        Clock = OurClock ?? Clock,
        Configure = config => config.HttpClientFactory = new StubFactory(new SimulatorHandler(Simulator)),
        Wait = (_, _) => Task.CompletedTask,
    });

    /// <summary>Another clock than AWS's.</summary>
    public TimeProvider? OurClock { get; init; }

    public static CloudIdentity Keys(SimulatedAccount account) => new() { Keys = new CloudKeys(account.AccessKeyId, account.SecretAccessKey, null) };

    public ICloudAccount Open(CloudIdentity identity)
    {
        ICloudAccount account = Provider.Open(identity, new CloudSite(Region.Parse("us-west-2"), new Uri("http://localhost:4566")), Log);
        _opened.Add(account);
        return account;
    }

    /// <summary>A role of the target account that the source account may assume, with or without an external id, and that may do everything.</summary>
    public async Task<string> DeployRoleAsync(string? externalId = null)
    {
        string condition = externalId is null ? string.Empty : $$$""","Condition":{"StringEquals":{"sts:ExternalId":"{{{externalId}}}"}}""";
        PolicyDocument trust = PolicyDocument.Parse(
            $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{Source.AccountId}}}:root"},"Action":"sts:AssumeRole"{{{condition}}} }]}""");
        IIam iam = Open(Keys(Target)).Iam;
        RoleName name = RoleName.Parse("Deploy");
        IamRole role = await iam.CreateRoleAsync(new NewRole(name, RolePath.Root, trust, "d", new Dictionary<string, string>(), null), Bench.Stop);
        await iam.PutRolePolicyAsync(name, "All", PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""), Bench.Stop);
        return role.Arn.ToString();
    }

    /// <summary>How often a role was assumed.</summary>
    public int Assumed => Simulator.Calls.Snapshot().Count(c => c.Operation == "AssumeRole" && c.StatusCode == 200);

    public void Dispose()
    {
        _opened.ForEach(a => a.Dispose());
        Simulator.Dispose();
    }
}
