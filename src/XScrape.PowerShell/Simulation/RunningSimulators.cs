using XScrape.Links;
using XScrape.Simulator;
using XScrape.Simulator.Setup;

namespace XScrape.PowerShell.Simulation;

/// <summary>The simulators of this process, so that Stop-XASimulator -All and the end of the process find them.</summary>
internal static class RunningSimulators
{
    private static readonly object s_gate = new();
    private static readonly List<XASimulator> s_running = [];

    static RunningSimulators() => AppDomain.CurrentDomain.ProcessExit += (_, _) => StopAll();

    /// <summary>A local AWS with the accounts that these links lie in; of no links, with the two of the procedure.</summary>
    public static XASimulator Start(IReadOnlyList<LinkFacts> links, string? region, SimulatorTimes times)
    {
        SimulatorPlan? own = links.Count > 0 ? SimulatorPlan.For(links) : null;
        SimulatorOptions options = times.In(SimulatorOptions.Default) with
        {
            Region = region ?? links.Select(l => l.Region?.ToString()).FirstOrDefault(r => r is not null) ?? SimulatorOptions.Default.Region,
            Accounts = own?.Seeds ?? [],
        };
        AwsSimulator simulator = new(options);
        SocketFront front = SocketFront.Start(simulator);
        SimulatorProfiles profiles = SimulatorProfiles.Write(simulator.Accounts, own ?? SimulatorPlan.Default(simulator.Accounts));
        XASimulator started = new(simulator, front, profiles, options.Region);
        lock (s_gate)
        {
            s_running.Add(started);
        }

        return started;
    }

    public static void Stop(XASimulator simulator)
    {
        lock (s_gate)
        {
            s_running.Remove(simulator);
        }

        simulator.Dispose();
    }

    public static IReadOnlyList<XASimulator> All
    {
        get
        {
            lock (s_gate)
            {
                return [.. s_running];
            }
        }
    }

    private static void StopAll()
    {
        foreach (XASimulator simulator in All)
        {
            Stop(simulator);
        }
    }
}
