using System.Management.Automation;
using XScrape.Links;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Binding.Input;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.PowerShell.Simulation;
using XScrape.Rows;

namespace XScrape.PowerShell.Commands;

/// <summary>Starts a local AWS for a rehearsal. Splat what it returns into the other cmdlets.</summary>
[Cmdlet(VerbsLifecycle.Start, "XASimulator", DefaultParameterSetName = DefaultSet)]
[OutputType(typeof(XASimulator))]
public sealed class StartXASimulatorCommand : ModuleCommand
{
    private const string DefaultSet = "Accounts";

    private const string LinkSet = "Link";

    private readonly List<LinkFacts> _links = [];
    private bool _failed;
    private int _row;

    /// <summary>Rows or links whose accounts, clusters and workspaces the simulator starts with.</summary>
    [Parameter(ParameterSetName = LinkSet, Mandatory = true, ValueFromPipeline = true)]
    [Alias("InputObject")]
    [LinkTransformation]
    public LinkInput[]? Link { get; set; }

    /// <summary>A cluster that the simulator starts with, in its own account.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [Alias("EksConfiguration_ClusterArn", "Source_EksConfiguration_ClusterArn")]
    [OneText]
    public string? ClusterArn { get; set; }

    /// <summary>The subnets of that cluster.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [Alias("EksConfiguration_SubnetId", "VpcConfiguration_SubnetId")]
    [ReadAs(typeof(string[]))]
    public string[]? SubnetId { get; set; }

    /// <summary>A workspace that the simulator starts with, in its own account.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [Alias("AmpConfiguration_WorkspaceArn")]
    [OneText]
    public string? WorkspaceArn { get; set; }

    /// <summary>The Region.</summary>
    [Parameter]
    [Alias("RegionToCall")]
    [RegionName]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>How long a scraper stays CREATING; 5 seconds by default, about 20 minutes in life.</summary>
    [Parameter]
    [ReadAs(typeof(TimeSpan))]
    public TimeSpan CreationTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a new role stays unknown to others, as in life.</summary>
    [Parameter]
    [ReadAs(typeof(TimeSpan))]
    public TimeSpan PropagationDelay { get; set; } = TimeSpan.Zero;

    /// <summary>How long each answer takes.</summary>
    [Parameter]
    [ReadAs(typeof(TimeSpan))]
    public TimeSpan Latency { get; set; } = TimeSpan.Zero;

    /// <summary>Takes a row.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != LinkSet)
        {
            _failed |= !OrTell(() => _links.AddRange(LinkEnds.Read(ClusterArn, SubnetId, WorkspaceArn, Region) is LinkFacts ends ? [ends] : []), null);
        }

        foreach (LinkInput input in Link ?? [])
        {
            int row = ++_row;
            if (input.IsBlank)
            {
                WriteWarning($"Row {row} is empty and is skipped.");
            }
            else
            {
                _failed |= !OrTell(() => _links.Add(input.Facts(RowSelection.OfAccounts, row)), input.Origin);
            }
        }
    }

    /// <summary>Starts.</summary>
    protected override void EndProcessing()
    {
        if (_links.Count == 0 && _failed)
        {
            return;
        }

        XASimulator started = RunningSimulators.Start(_links, Region, new SimulatorTimes(CreationTime, PropagationDelay, Latency));
        // A Hashtable would be taken apart by the pipeline otherwise.
        WriteObject(started, enumerateCollection: false);
    }
}
