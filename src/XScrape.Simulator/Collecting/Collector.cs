using XScrape.Simulator.Setup;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Collecting;

/// <summary>
/// Follows every scraper's collector. Nothing runs in the background: what it has written by a moment follows from
/// the state before, so it is worked out whenever something on its chain changes, and when a client looks.
/// </summary>
internal sealed class Collector(SimulatedWorld world) : ICollector
{
    private static readonly string[] s_assuming = ["SourceTrust", "SourcePermission", "TargetTrust"];

    private readonly Dictionary<string, HashSet<Scraper>> _dependents = new(StringComparer.Ordinal);
    private readonly Chain _chain = new(world);

    /// <summary>The one collector of a world.</summary>
    public static Collector In(SimulatedWorld world)
    {
        Collector collector = new(world);
        world.Collector = collector;
        return collector;
    }

    public ChainVerdict Explain(Scraper scraper) => _chain.Explain(scraper, world.Now);

    /// <summary>Whether a write of a scraper's collector gets through now: the chain holds, or a session from before still does.</summary>
    public bool LetsThrough(Scraper scraper)
    {
        DateTimeOffset now = world.Now;
        CatchUp(scraper, now);
        ChainVerdict verdict = _chain.Explain(scraper, now);
        return verdict.MetricsFlow || (verdict.Hops.All(hop => hop.Allowed || s_assuming.Contains(hop.Name)) && scraper.SessionUntil > now);
    }

    public void Watch(Scraper scraper)
    {
        foreach (string arn in Dependencies(scraper))
        {
            if (!_dependents.TryGetValue(arn, out HashSet<Scraper>? set))
            {
                _dependents[arn] = set = [];
            }

            set.Add(scraper);
        }
    }

    public void Unwatch(Scraper scraper)
    {
        foreach (string arn in Dependencies(scraper))
        {
            if (_dependents.TryGetValue(arn, out HashSet<Scraper>? set) && set.Remove(scraper) && set.Count == 0)
            {
                _dependents.Remove(arn);
            }
        }
    }

    /// <summary>To be called before a role, workspace or cluster changes, and before a workspace is queried.</summary>
    public void Touch(string arn)
    {
        if (_dependents.TryGetValue(arn, out HashSet<Scraper>? scrapers))
        {
            DateTimeOffset now = world.Now;
            foreach (Scraper scraper in scrapers)
            {
                CatchUp(scraper, now);
            }
        }
    }

    /// <summary>Lets the collector write what it has written by a moment, given that nothing changed since it was last followed.</summary>
    public void CatchUp(Scraper scraper, DateTimeOffset until)
    {
        DateTimeOffset from = scraper.CollectedUntil;
        scraper.CollectedUntil = until;
        if (!scraper.Collects || until < from || world.FindWorkspace(scraper.Settings.WorkspaceArn) is not { } workspace)
        {
            return;
        }

        IEnumerable<DateTimeOffset> propagated = new[] { scraper.Settings.SourceRoleArn, scraper.Settings.TargetRoleArn }
            .Select(arn => world.FindRole(arn)?.UsableFrom ?? from)
            .Where(moment => moment > from && moment <= until);
        DateTimeOffset[] starts = [from, .. propagated.Distinct().OrderBy(moment => moment)];
        for (int i = 0; i < starts.Length; i++)
        {
            Write(scraper, workspace, starts[i], i + 1 < starts.Length ? starts[i + 1] : until);
        }
    }

    private void Write(Scraper scraper, Workspace workspace, DateTimeOffset from, DateTimeOffset until)
    {
        ChainVerdict verdict = _chain.Explain(scraper, from);
        DateTimeOffset written = until;
        if (verdict.MetricsFlow)
        {
            RenewSession(scraper, from, until);
        }
        else
        {
            bool assumedBefore = verdict.Hops.All(hop => hop.Allowed || s_assuming.Contains(hop.Name)) && scraper.SessionUntil > from;
            if (!assumedBefore)
            {
                return;
            }

            written = scraper.SessionUntil < until ? scraper.SessionUntil : until;
        }

        workspace.Samples.Write(scraper.Arn, scraper.Settings.Configuration, ClosedTargets(scraper), from, written);
    }

    /// <summary>The targets that were closed, and those that no security group allows the collector to reach.</summary>
    private string[] ClosedTargets(Scraper scraper)
    {
        ClusterSeed? cluster = world.FindCluster(scraper.ClusterArn)?.Seed;
        bool shutOut = cluster is { NodeSecurityGroupIds.Count: > 0 } && !cluster.NodeSecurityGroupIds.Intersect(scraper.SecurityGroupIds).Any();
        IEnumerable<string> behind = shutOut ? scraper.Settings.Configuration.Targets.Where(target => !target.ByApiServer).Select(target => target.Job).Distinct() : [];
        return [.. world.Options.ClosedTargets, .. cluster?.ClosedTargets ?? [], .. behind];
    }

    /// <summary>A session is renewed when it ends, for as long as the chain allows.</summary>
    private void RenewSession(Scraper scraper, DateTimeOffset from, DateTimeOffset until)
    {
        TimeSpan lifetime = world.Facts.CollectorSessionLifetime;
        if (lifetime <= TimeSpan.Zero)
        {
            return;
        }

        DateTimeOffset start = scraper.SessionUntil > from ? scraper.SessionUntil : from + lifetime;
        long renewals = until < start ? 0 : ((until - start).Ticks / lifetime.Ticks) + 1;
        scraper.SessionUntil = start + TimeSpan.FromTicks(lifetime.Ticks * renewals);
    }

    private static IEnumerable<string> Dependencies(Scraper scraper) =>
        new[] { scraper.Settings.SourceRoleArn, scraper.Settings.TargetRoleArn, scraper.Settings.WorkspaceArn, scraper.ClusterArn }
            .Where(arn => arn is not null)
            .Select(arn => arn!);
}
