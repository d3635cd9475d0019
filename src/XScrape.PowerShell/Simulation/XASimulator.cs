using System.Collections;
using System.Diagnostics.CodeAnalysis;
using XScrape.Simulator;
using XScrape.Simulator.Collecting;
using XScrape.Simulator.Faults;

namespace XScrape.PowerShell.Simulation;

/// <summary>
/// A running local AWS. Its keys splat into every cmdlet, so that a script becomes a rehearsal by changing one line; the
/// rest of what one wants to know are properties.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "Splatting needs a Hashtable; what it is, is a simulator.")]
[SuppressMessage("Design", "CA1010", Justification = "Splatting needs a Hashtable, which is not generic.")]
[SuppressMessage("Performance", "CA1819", Justification = "PowerShell indexes arrays, and not every list.")]
[SuppressMessage("Usage", "CA2237", Justification = "A running server cannot be serialized.")]
public sealed class XASimulator : Hashtable, IDisposable
{
    private readonly AwsSimulator _simulator;
    private readonly SocketFront _front;
    private readonly SimulatorProfiles _profiles;
    private int _stopped;

    internal XASimulator(AwsSimulator simulator, SocketFront front, SimulatorProfiles profiles, string region)
        : base(StringComparer.OrdinalIgnoreCase)
    {
        _simulator = simulator;
        _front = front;
        _profiles = profiles;
        foreach (KeyValuePair<string, string> side in profiles.Sides)
        {
            this[side.Key] = side.Value;
        }

        this["ProfileLocation"] = profiles.Path;
        this["Region"] = region;
        this["EndpointUrl"] = front.Endpoint.ToString();
    }

    /// <summary>The accounts with their keys, clusters, subnets and workspaces.</summary>
    public SimulatedAccount[] Accounts => [.. _simulator.Accounts];

    /// <summary>Every call that was answered.</summary>
    public CallRecord[] Calls => [.. _simulator.Calls.Snapshot()];

    /// <summary>The ARN of the first cluster.</summary>
    public string? ClusterArn => Accounts.SelectMany(a => a.ClusterArns).FirstOrDefault();

    /// <summary>The subnets of the first cluster.</summary>
    public string[] SubnetId => [.. Accounts.FirstOrDefault(a => a.SubnetIds.Count > 0)?.SubnetIds ?? []];

    /// <summary>The ARN of the first workspace.</summary>
    public string? WorkspaceArn => Accounts.SelectMany(a => a.WorkspaceArns).FirstOrDefault();

    /// <summary>Makes things go wrong from now on: throttling, errors, lost answers, creations that fail.</summary>
    /// <param name="json">The plan, as docs/simulator.md describes it; an empty object ends all faults.</param>
    public void SetFaults(string json) => _simulator.Faults = FaultPlan.Parse(json);

    /// <summary>Whether it still answers.</summary>
    public bool IsRunning => _stopped == 0;

    /// <summary>Walks the chain of a scraper as its collector would now: which hops let it through, and whether metrics flow.</summary>
    /// <param name="scraperArn">The ARN of a scraper in this simulator.</param>
    public ChainVerdict? Explain(string scraperArn) => _simulator.ExplainChain(scraperArn);

    /// <summary>From now on these targets do not answer, as behind a closed port: <c>up</c> is 0. All others do, also those that were closed before.</summary>
    /// <param name="pattern">Names of jobs, or a job, a slash and an instance, with <c>*</c> and <c>?</c>. Where there are scrapers, one of them must have such a target.</param>
    public void CloseTargets(params string[] pattern)
    {
        if (pattern is not { Length: > 0 } || pattern.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("Name the jobs whose targets must not answer; OpenTargets() ends it.", nameof(pattern));
        }

        if (_simulator.UnknownTargets(pattern) is { Count: > 0 } unknown)
        {
            throw new ArgumentException($"No scraper has a target '{string.Join("', '", unknown)}', so nothing was changed. $aws.Query('up') shows the targets.", nameof(pattern));
        }

        SetClosed(pattern);
    }

    /// <summary>From now on all targets answer.</summary>
    public void OpenTargets() => SetClosed([]);

    /// <summary>Asks the first workspace, as its query API would answer: <c>$aws.Query('up')</c> gives a series for each target.</summary>
    /// <param name="promql">An expression in PromQL.</param>
    public SimulatedSeries[] Query(string promql) => Query(promql, WorkspaceArn ?? throw new InvalidOperationException("This simulator has no workspace."));

    /// <summary>Asks a workspace, as its query API would answer.</summary>
    /// <param name="promql">An expression in PromQL.</param>
    /// <param name="workspaceArn">The ARN of a workspace in this simulator.</param>
    public SimulatedSeries[] Query(string promql, string workspaceArn) => [.. _simulator.Query(workspaceArn, promql)];

    /// <summary>Stops it and removes its profile file.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 0)
        {
            _front.Dispose();
            _simulator.Dispose();
            _profiles.Dispose();
        }
    }

    private void SetClosed(string[] patterns)
    {
        foreach (string cluster in Accounts.SelectMany(a => a.ClusterArns))
        {
            _simulator.Surroundings.Change(cluster, seed => seed with { ClosedTargets = patterns });
        }
    }

    /// <summary>The endpoint.</summary>
    public override string ToString() => $"AWS simulator at {this["EndpointUrl"]}";
}
