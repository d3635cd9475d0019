using XScrape.Simulator.Setup;

namespace XScrape.PowerShell.Simulation;

/// <summary>How fast a local AWS is: an update and a deletion take their share of a creation, as in life.</summary>
internal sealed record SimulatorTimes(TimeSpan Creation, TimeSpan Propagation, TimeSpan Latency)
{
    public SimulatorOptions In(SimulatorOptions options) => options with
    {
        CreationTime = Creation,
        UpdateTime = TimeSpan.FromTicks(Creation.Ticks / 5),
        DeletionTime = TimeSpan.FromTicks(Creation.Ticks / 2),
        PropagationDelay = Propagation,
        Latency = Latency,
    };
}
