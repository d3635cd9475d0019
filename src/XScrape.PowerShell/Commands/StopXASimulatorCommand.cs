using System.Management.Automation;
using XScrape.Failures;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.PowerShell.Simulation;

namespace XScrape.PowerShell.Commands;

/// <summary>Stops simulators that Start-XASimulator started. Everything in them is gone.</summary>
[Cmdlet(VerbsLifecycle.Stop, "XASimulator", SupportsShouldProcess = true, DefaultParameterSetName = OneSet)]
[OutputType(typeof(void))]
public sealed class StopXASimulatorCommand : ModuleCommand
{
    private const string OneSet = "One";

    private const string AllSet = "All";

    /// <summary>What Start-XASimulator returned.</summary>
    [Parameter(ParameterSetName = OneSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("InputObject")]
    [AllowEmptyCollection]
    [ReadAs(typeof(XASimulator[]))]
    public XASimulator[] Simulator { get; set; } = [];

    /// <summary>All simulators of this process.</summary>
    [Parameter(ParameterSetName = AllSet, Mandatory = true)]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter All { get; set; }

    /// <summary>Stops them.</summary>
    protected override void ProcessRecord()
    {
        if (Refused(nameof(Simulator), Simulator) is XScrapeException failure && !All)
        {
            WriteError(ErrorRecordFactory.From(failure, null));
            return;
        }

        foreach (XASimulator simulator in All ? RunningSimulators.All : Simulator)
        {
            if (ShouldProcess(simulator.ToString(), "Stop the simulator"))
            {
                RunningSimulators.Stop(simulator);
            }
        }
    }
}
