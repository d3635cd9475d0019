using System.Management.Automation;
using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Links;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Binding.Input;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.PowerShell.Simulation;
using XScrape.Rows;
using XScrape.Simulator;
using XScrape.Simulator.Setup;
using XScrape.Sources;

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

    /// <summary>Rows or links whose accounts, clusters and workspaces shall exist.</summary>
    [Parameter(ParameterSetName = LinkSet, Mandatory = true, ValueFromPipeline = true)]
    [Alias("InputObject")]
    [LinkTransformation]
    public LinkInput[]? Link { get; set; }

    /// <summary>A cluster that shall exist, in its own account.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [Alias("EksConfiguration_ClusterArn", "Source_EksConfiguration_ClusterArn")]
    [OneText]
    public string? ClusterArn { get; set; }

    /// <summary>The subnets of that cluster.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [Alias("EksConfiguration_SubnetId")]
    [ReadAs(typeof(string[]))]
    public string[]? SubnetId { get; set; }

    /// <summary>A workspace that shall exist, in its own account.</summary>
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
        if (ParameterSetName == LinkSet)
        {
            foreach (LinkInput input in Link!)
            {
                _row++;
                Try(() => Take(input), input.Origin);
            }
        }
        else
        {
            Try(TakeParameters, null);
        }
    }

    private void Take(LinkInput input)
    {
        if (input.Failure is XScrapeException failure)
        {
            throw failure.InRow(_row);
        }

        if (input.Row is { IsBlank: true })
        {
            WriteWarning($"Row {_row} is empty and is skipped.");
            return;
        }

        if (input.Row is LinkRow row)
        {
            RowSelection.OfAccounts.Require(row, new LinkFacts(), _row);
        }

        _links.Add(LinkConsistency.Complete(input.Live?.Facts ?? input.Row!.Facts));
    }

    private void TakeParameters()
    {
        if (ClusterArn is not null || WorkspaceArn is not null)
        {
            _links.Add(LinkConsistency.Complete(new LinkFacts
            {
                Region = Region.As(Arns.Region.Parse),
                Source = ClusterArn.As(Arns.ClusterArn.Parse) is { } cluster ? new EksSource(cluster) : null,
                Subnets = SubnetId.AsIds(IdList.Subnets),
                Destination = WorkspaceArn.As(Arns.WorkspaceArn.Parse) is { } workspace ? new WorkspaceDestination(workspace) : null,
            }));
        }
    }

    private void Try(Action take, object? origin)
    {
        try
        {
            take();
        }
        catch (XScrapeException failure)
        {
            _failed = true;
            WriteError(ErrorRecordFactory.From(failure, origin));
        }
    }

    /// <summary>Starts.</summary>
    protected override void EndProcessing()
    {
        if (_links.Count == 0 && _failed)
        {
            return;
        }

        string region = Region ?? _links.Select(l => l.Region?.ToString()).FirstOrDefault(r => r is not null) ?? SimulatorOptions.Default.Region;
        SimulatorPlan? own = _links.Count > 0 ? SimulatorPlan.For(_links) : null;
        SimulatorOptions options = SimulatorOptions.Default with
        {
            Region = region,
            Accounts = own?.Seeds ?? [],
            CreationTime = CreationTime,
            UpdateTime = TimeSpan.FromTicks(CreationTime.Ticks / 5),
            DeletionTime = TimeSpan.FromTicks(CreationTime.Ticks / 2),
            PropagationDelay = PropagationDelay,
            Latency = Latency,
        };
        AwsSimulator simulator = new(options);
        SocketFront front = SocketFront.Start(simulator);
        SimulatorProfiles profiles = SimulatorProfiles.Write(simulator.Accounts, own ?? SimulatorPlan.Default(simulator.Accounts));
        XASimulator started = new(simulator, front, profiles, region);
        RunningSimulators.Add(started);
        // A Hashtable would be taken apart by the pipeline otherwise.
        WriteObject(started, enumerateCollection: false);
    }
}
