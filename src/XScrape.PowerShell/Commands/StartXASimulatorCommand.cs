using System.Management.Automation;
using XScrape.Arns;
using XScrape.Failures;
using XScrape.Links;
using XScrape.PowerShell.Binding;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Hosting;
using XScrape.PowerShell.Simulation;
using XScrape.Simulator;

namespace XScrape.PowerShell.Commands;

/// <summary>Starts a local AWS for a rehearsal. Splat what it returns into the other cmdlets.</summary>
[Cmdlet(VerbsLifecycle.Start, "XASimulator", DefaultParameterSetName = DefaultSet)]
[OutputType(typeof(XASimulator))]
public sealed class StartXASimulatorCommand : PSCmdlet
{
    private const string DefaultSet = "Accounts";

    private const string LinkSet = "Link";

    private readonly List<LinkFacts> _links = [];
    private bool _failed;

    /// <summary>Rows or links whose accounts, clusters and workspaces shall exist.</summary>
    [Parameter(ParameterSetName = LinkSet, Mandatory = true, ValueFromPipeline = true)]
    [Alias("InputObject")]
    [LinkTransformation]
    public LinkInput? Link { get; set; }

    /// <summary>A cluster that shall exist, in its own account.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [Alias("EksConfiguration_ClusterArn", "Source_EksConfiguration_ClusterArn")]
    public string? ClusterArn { get; set; }

    /// <summary>The subnets of that cluster.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [Alias("EksConfiguration_SubnetId")]
    public string[]? SubnetId { get; set; }

    /// <summary>A workspace that shall exist, in its own account.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [Alias("AmpConfiguration_WorkspaceArn")]
    public string? WorkspaceArn { get; set; }

    /// <summary>The Region.</summary>
    [Parameter]
    [Alias("RegionToCall")]
    [RegionName]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>How long a scraper stays CREATING; 5 seconds by default, about 20 minutes in life.</summary>
    [Parameter]
    public TimeSpan CreationTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a new role stays unknown to others, as in life.</summary>
    [Parameter]
    public TimeSpan PropagationDelay { get; set; } = TimeSpan.Zero;

    /// <summary>How long each answer takes.</summary>
    [Parameter]
    public TimeSpan Latency { get; set; } = TimeSpan.Zero;

    /// <summary>Takes a row.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            if (ParameterSetName == LinkSet)
            {
                LinkFacts facts = Link!.Failure is XScrapeException failure ? throw failure : Link.Live?.Facts ?? Link.Row!.Facts;
                _links.Add(LinkConsistency.Complete(facts));
            }
            else if (ClusterArn is not null || WorkspaceArn is not null)
            {
                _links.Add(LinkConsistency.Complete(new LinkFacts
                {
                    Region = Region.As(Arns.Region.Parse),
                    Cluster = ClusterArn.As(Arns.ClusterArn.Parse),
                    Subnets = SubnetId.AsIds(IdList.Subnets),
                    Workspace = WorkspaceArn.As(Arns.WorkspaceArn.Parse),
                }));
            }
        }
        catch (XScrapeException failure)
        {
            _failed = true;
            WriteError(Errors.From(failure, Link?.Origin));
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
        HttpListenerFront front = HttpListenerFront.Start(simulator);
        SimulatorProfiles profiles = SimulatorProfiles.Write(simulator.Accounts, own ?? SimulatorPlan.Default(simulator.Accounts));
        XASimulator started = new(simulator, front, profiles, region);
        RunningSimulators.Add(started);
        // A Hashtable would be taken apart by the pipeline otherwise.
        WriteObject(started, enumerateCollection: false);
    }
}
