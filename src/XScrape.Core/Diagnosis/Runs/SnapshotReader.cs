using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Diagnosis.Snapshots;
using XScrape.Failures;
using XScrape.Kinds.Known;
using XScrape.Links;
using XScrape.Scrapers;

namespace XScrape.Diagnosis.Runs;

/// <summary>Reads everything that the checks need, each thing once and all that can be side by side: 15 calls for a whole link, and one for each twin of its scraper and for each other scraper that its trust policies name and the list does not show.</summary>
internal sealed class SnapshotReader(ScraperLink start, CancellationToken stop)
{
    private readonly ICloudAccount _source = start.Session.Source;

    public async Task<LinkSnapshot> ReadAsync()
    {
        LinkSnapshot seen = await ReadOnceAsync().ConfigureAwait(false);
        // Where both ends lie in one account, the source identity is as good for the target side as one of another account is bad.
        bool inOne = seen is { WrongTarget: not null, WrongSource: null } && seen.Facts.SourceAccount == seen.Facts.TargetAccount;
        return inOne ? await new SnapshotReader(new ScraperLink(start.Facts, start.Session with { Target = _source }), stop).ReadOnceAsync().ConfigureAwait(false) : seen;
    }

    private async Task<LinkSnapshot> ReadOnceAsync()
    {
        Task<Observation<IReadOnlyList<Scraper>>> scrapers = Reading.Of("aps:ListScrapers", _source, a => NotNull(a.Amp.ListScrapersAsync(ScraperFilter.None, stop)));
        Task<Observation<Scraper>?> scraper = start.Facts.ScraperId is ScraperId id ? DescribeAsync(id) : FindAsync(scrapers);
        // A link that knows its two ends and its roles needs not wait for its scraper.
        ScraperLink link = IsWhole(start.Facts) ? start : Merge(start, await scraper.ConfigureAwait(false));
        Task<SourceSnapshot?> source = SourceAsync(link, scraper);
        Task<DestinationSnapshot?> destination = DestinationAsync(link);
        Task<LinkSnapshot> roles = new RoleReader(link, stop).ReadAsync(scraper);
        await Task.WhenAll(scrapers, scraper, source, destination, roles).ConfigureAwait(false);
        LinkSnapshot granted = await roles.ConfigureAwait(false);
        LinkSnapshot whole = new(Merge(link, await scraper.ConfigureAwait(false)))
        {
            Source = await source.ConfigureAwait(false),
            Destination = await destination.ConfigureAwait(false),
            Scraper = await scraper.ConfigureAwait(false),
            Scrapers = await TwinReader.ReadAsync(await scrapers.ConfigureAwait(false), (await scraper.ConfigureAwait(false))?.Value, _source.Amp, stop).ConfigureAwait(false),
            SourceRole = granted.SourceRole,
            TargetRole = granted.TargetRole,
            SourceGrant = granted.SourceGrant,
            TargetGrant = granted.TargetGrant,
        };
        ThrowIfBlind(whole);
        LinkSnapshot known = await new NeighbourReader(whole, stop).ReadAsync().ConfigureAwait(false);
        return await AccountVerification.AskAsync(known, stop).ConfigureAwait(false);
    }

    private async Task<SourceSnapshot?> SourceAsync(ScraperLink link, Task<Observation<Scraper>?> scraper) =>
        link.Facts.Source is null ? null : await SourceKinds.Of(link.Facts.Source).ReadAsync(link, scraper, stop).ConfigureAwait(false);

    private async Task<DestinationSnapshot?> DestinationAsync(ScraperLink link) =>
        link.Facts.Destination is null ? null : await DestinationKinds.Of(link.Facts.Destination).ReadAsync(link, stop).ConfigureAwait(false);

    /// <summary>Wrong credentials, or no network, on both sides: that is the command's error, and no finding about the link.</summary>
    private static void ThrowIfBlind(LinkSnapshot seen)
    {
        XScrapeException?[] failures = [seen.Scraper?.Failure, .. seen.Source is null ? [] : new[] { seen.Source.Failure }, .. seen.Destination is null ? [] : new[] { seen.Destination.Failure }];
        if (failures.All(f => f is not null && f.Id != FailureId.AccessDenied))
        {
            throw failures[0]!;
        }
    }

    private static bool IsWhole(LinkFacts facts) => facts is { Source: not null, Destination: not null, SourceRole: not null, TargetRole: not null };

    private static ScraperLink Merge(ScraperLink link, Observation<Scraper>? scraper) => scraper?.Value is Scraper found
        ? link.With(f => ScraperSearch.Merge(f, found))
        : link.Facts.SourceRole is null && link.Facts.Name is not null && link.Facts.SourceAccount is not null && link.Facts.TargetAccount is not null
            ? link.With(LinkRoles.Named)
            : link;

    private static async Task<T?> NotNull<T>(Task<T> task)
        where T : class => await task.ConfigureAwait(false);

    private async Task<Observation<Scraper>?> DescribeAsync(ScraperId id) =>
        await Reading.Of("aps:DescribeScraper", _source, a => a.Amp.DescribeScraperAsync(id, stop)).ConfigureAwait(false);

    private async Task<Observation<Scraper>?> FindAsync(Task<Observation<IReadOnlyList<Scraper>>> scrapers)
    {
        Observation<IReadOnlyList<Scraper>> all = await scrapers.ConfigureAwait(false);
        if (all.Value is null)
        {
            return new Observation<Scraper>(all.Action, all.Identity) { Failure = all.Failure };
        }

        Scraper? found = ScraperSearch.Among(all.Value, start.Facts);
        return found is null ? new Observation<Scraper>(all.Action, all.Identity) : await DescribeAsync(found.Arn.Id).ConfigureAwait(false);
    }
}
