using XScrape.Simulator;
using XScrape.Simulator.Setup;

namespace XScrape.Crash.Harness;

/// <summary>Two accounts on a simulator, whose clock can be moved on between two runs.</summary>
internal sealed class CrashWorld : IDisposable
{
    private CrashWorld(Func<SimulatorOptions, AwsSimulator> make, SimulatorOptions options, SimulatedClock clock)
    {
        Clock = clock;
        Simulator = make(options with { Clock = clock });
    }

    public static SimulatorOptions Quick { get; } = SimulatorOptions.Default with
    {
        CreationTime = TimeSpan.FromMilliseconds(100),
        UpdateTime = TimeSpan.FromMilliseconds(100),
        DeletionTime = TimeSpan.FromMilliseconds(100),
    };

    public AwsSimulator Simulator { get; }

    public SimulatedClock Clock { get; }

    /// <summary>What every command is told of this world.</summary>
    public IReadOnlyList<string> Arguments
    {
        get
        {
            SimulatedAccount source = Simulator.Accounts[0];
            SimulatedAccount target = Simulator.Accounts[1];
            return
            [
                "--source-keys", $"{source.AccessKeyId}/{source.SecretAccessKey}",
                "--target-keys", $"{target.AccessKeyId}/{target.SecretAccessKey}",
            ];
        }
    }

    /// <summary>Cluster, subnets and workspace, for the commands that make a scraper.</summary>
    public IReadOnlyList<string> Ends =>
    [
        "--cluster", Simulator.Accounts[0].ClusterArns[0],
        "--subnets", string.Join(';', Simulator.Accounts[0].SubnetIds),
        "--workspace", Simulator.Accounts[1].WorkspaceArns[0],
    ];

    public static CrashWorld New(SimulatorOptions options) => new(o => new AwsSimulator(o), options, new SimulatedClock());

    public static CrashWorld Load(SimulatorOptions options, string path) => new(o => AwsSimulator.Load(o, path), options, new SimulatedClock());

    public string State() => WorldState.Read(Simulator);

    public void Dispose() => Simulator.Dispose();
}
