using System.Collections.Concurrent;
using XScrape.Cloud;
using XScrape.Configuration;
using XScrape.Diagnosis.Checks;
using XScrape.Diagnosis.Snapshots;
using XScrape.Links;

namespace XScrape.Diagnosis.Runs;

/// <summary>
/// The checks that can be made before a link exists: cluster, network and workspace. One instance serves all links of a
/// command, and reads each cluster and each workspace once.
/// </summary>
internal sealed class Preflight(IScrapeOutlineReader? outlines = null)
{
    private readonly ILinkCheck[] _checks = [new WorkspaceCheck(), new ClusterCheck(), new SubnetCheck(), new NetworkCheck(), new NodeCheck(outlines)];

    private readonly ConcurrentDictionary<string, bool> _warned = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<(ICloudAccount Account, string What), Lazy<Task<LinkSnapshot>>> _read = new();

    /// <summary>The check, where one is wanted.</summary>
    public static Task CheckAsync(Preflight? preflight, ScraperLink link, ScrapeConfiguration? configuration, CancellationToken stop) => preflight?.CheckAsync(link, configuration, stop) ?? Task.CompletedTask;

    /// <summary>
    /// PreflightFailed with every finding that forbids the link, not one at a time; warnings go to the link's journal. What
    /// this identity may not read forbids nothing.
    /// </summary>
    /// <param name="link">The link that will be made.</param>
    /// <param name="configuration">What its scraper will scrape, where that is known.</param>
    /// <param name="stop">Cancels.</param>
    public async Task CheckAsync(ScraperLink link, ScrapeConfiguration? configuration, CancellationToken stop)
    {
        if (link.Facts.Source is null || link.Facts.Destination is null)
        {
            return;
        }

        Finding[] findings = [.. await FindingsAsync(link, configuration, stop).ConfigureAwait(false)];
        Finding[] failed = [.. findings.Where(f => f is { Checked: true, Passed: false })];
        if (failed.Any(PreflightException.Forbids))
        {
            throw new PreflightException(link, findings);
        }

        // What is chosen for the link lies in one zone only where nothing else does, which the choice itself tells.
        bool chosen = link.Facts.Subnets is null or { Count: 0 };
        foreach (Finding warning in failed.Where(f => !(chosen && f.Id == FindingIds.SubnetZone)).Concat(findings.Where(f => f.Id == FindingIds.ClusterMapping)).Where(f => _warned.TryAdd($"{link.Facts.Key} {f.Id}", true)))
        {
            link.Session.Journal.Warn($"{warning.Id}: {warning.Message}");
        }
    }

    /// <summary>Cluster and network, read once for all links that have the same.</summary>
    public Task<LinkSnapshot> SourceAsync(ScraperLink link, CancellationToken stop) =>
        Once(link.Session.Source, $"{link.ClusterArn} {link.SubnetId} {link.SecurityGroupId}", () => new EnvironmentReader(link, stop).ReadSourceAsync(null));

    private async Task<IReadOnlyList<Finding>> FindingsAsync(ScraperLink link, ScrapeConfiguration? configuration, CancellationToken stop)
    {
        Task<LinkSnapshot> source = SourceAsync(link, stop);
        Task<LinkSnapshot> target = Once(link.Session.Target, link.WorkspaceArn!, () => new EnvironmentReader(link, stop).ReadTargetAsync());
        await Task.WhenAll(source, target).ConfigureAwait(false);
        LinkSnapshot cluster = await source.ConfigureAwait(false);
        LinkSnapshot workspace = await target.ConfigureAwait(false);
        LinkSnapshot seen = cluster with { Link = link, PlannedConfiguration = configuration?.Yaml, Workspace = workspace.Workspace, WorkspacePolicy = workspace.WorkspacePolicy };
        // Who is asked for no role in the target account may have no identity there.
        LinkSnapshot sure = await AccountVerification.AskAsync(seen, stop).ConfigureAwait(false);
        return [.. _checks.SelectMany(check => check.Check(sure))];
    }

    private Task<LinkSnapshot> Once(ICloudAccount account, string what, Func<Task<LinkSnapshot>> read) =>
        _read.GetOrAdd((account, what), _ => new Lazy<Task<LinkSnapshot>>(read)).Value;
}
