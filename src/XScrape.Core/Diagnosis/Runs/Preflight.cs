using System.Collections.Concurrent;
using XScrape.Cloud;
using XScrape.Configuration;
using XScrape.Destinations;
using XScrape.Diagnosis.Checks;
using XScrape.Diagnosis.Snapshots;
using XScrape.Kinds.Known;
using XScrape.Links;

namespace XScrape.Diagnosis.Runs;

/// <summary>
/// The checks that can be made before a link exists: cluster, network and workspace. One instance serves all links of a
/// command, and reads each cluster and each workspace once.
/// </summary>
internal sealed class Preflight(IScrapeOutlineReader? outlines = null)
{
    private readonly ILinkCheck[] _checks = [.. DestinationKinds.All.SelectMany(kind => kind.Checks), .. SourceKinds.Checks(outlines)];

    private readonly ConcurrentDictionary<string, bool> _warned = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<(ICloudAccount Account, string What), Lazy<Task<SourceSnapshot>>> _sources = new();

    private readonly ConcurrentDictionary<(ICloudAccount Account, ScrapeDestination Destination), Lazy<Task<DestinationSnapshot>>> _destinations = new();

    /// <summary>The check, where one is wanted.</summary>
    public static Task CheckAsync(Preflight? preflight, ScraperLink link, ScrapeConfiguration? configuration, CancellationToken stop) => preflight?.CheckAsync(link, configuration, stop) ?? Task.CompletedTask;

    /// <summary>
    /// PreflightFailed with every finding that prevents the link, not one at a time; warnings go to the link's journal. What
    /// this identity may not read prevents nothing.
    /// </summary>
    /// <param name="link">The link that will be made.</param>
    /// <param name="configuration">What its scraper will scrape, where that is known.</param>
    /// <param name="stop">Cancels.</param>
    public async Task CheckAsync(ScraperLink link, ScrapeConfiguration? configuration, CancellationToken stop)
    {
        if (link.Facts is not { Source: not null, Destination: ScrapeDestination destination })
        {
            return;
        }

        Finding[] findings = [.. await FindingsAsync(link, destination, configuration, stop).ConfigureAwait(false)];
        Finding[] failed = [.. findings.Where(f => f is { Checked: true, Passed: false })];
        if (failed.Any(PreflightException.Forbids))
        {
            throw new PreflightException(link, findings);
        }

        // What is chosen for the link lies in one zone only where nothing else does, which the choice itself reports.
        bool chosen = link.Facts.Subnets is null or { Count: 0 };
        foreach (Finding warning in failed.Where(f => !(chosen && f.Id == FindingIds.SubnetZone)).Concat(findings.Where(f => f.Id == FindingIds.ClusterMapping)).Where(f => _warned.TryAdd($"{link.Facts.Key} {f.Id}", true)))
        {
            link.Session.Journal.Warn($"{warning.Id}: {warning.Message}");
        }
    }

    /// <summary>The source and its network, read once for all links that have the same.</summary>
    public Task<SourceSnapshot> SourceAsync(ScraperLink link, CancellationToken stop) =>
        _sources.GetOrAdd(
            (link.Session.Source, $"{link.Facts.Source} {link.Facts.Subnets} {link.Facts.SecurityGroups}"),
            _ => new(() => SourceKinds.Of(link.Facts.KnownSource).ReadAsync(link, scraper: null, stop))).Value;

    private async Task<IReadOnlyList<Finding>> FindingsAsync(ScraperLink link, ScrapeDestination written, ScrapeConfiguration? configuration, CancellationToken stop)
    {
        Task<SourceSnapshot> source = SourceAsync(link, stop);
        Task<DestinationSnapshot> destination = _destinations.GetOrAdd((link.Session.Target, written), _ => new(() => DestinationKinds.Of(written).ReadAsync(link, stop))).Value;
        await Task.WhenAll(source, destination).ConfigureAwait(false);
        LinkSnapshot seen = new(link)
        {
            Source = await source.ConfigureAwait(false),
            Destination = await destination.ConfigureAwait(false),
            PlannedConfiguration = configuration?.Yaml,
        };
        // Who is asked for no role in the target account may have no identity there.
        LinkSnapshot sure = await AccountVerification.AskAsync(seen, stop).ConfigureAwait(false);
        return [.. _checks.SelectMany(check => check.Check(sure))];
    }
}
