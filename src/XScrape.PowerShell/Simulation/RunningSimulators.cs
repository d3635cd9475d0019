namespace XScrape.PowerShell.Simulation;

/// <summary>The simulators of this process, so that Stop-XASimulator -All and the end of the process find them.</summary>
internal static class RunningSimulators
{
    private static readonly object s_gate = new();
    private static readonly List<XASimulator> s_running = [];

    static RunningSimulators() => AppDomain.CurrentDomain.ProcessExit += (_, _) => StopAll();

    public static void Add(XASimulator simulator)
    {
        lock (s_gate)
        {
            s_running.Add(simulator);
        }
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
