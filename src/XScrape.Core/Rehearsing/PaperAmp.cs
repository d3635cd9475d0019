using System.Collections.Concurrent;
using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Calls;
using XScrape.Policies;

namespace XScrape.Rehearsing;

/// <summary>
/// AMP on paper. No time passes here: what is under way on a scraper is shown as it is until the run waits for it, and at its end from then on.
/// </summary>
internal sealed class PaperAmp(IAmp inner, string partition, Region region, AccountId account) : IAmp
{
    private readonly ConcurrentDictionary<ScraperId, Scraper?> _changed = new();
    private readonly ConcurrentDictionary<ScraperId, ScraperLogging?> _logging = new();
    private readonly ConcurrentDictionary<ScraperId, bool> _invented = new();

    private static bool HasWaited => PaperTrail.Current is { HasWaited: true };

    private void Note(string operation, string resource, string? before = null, string? after = null) =>
        PaperTrail.Note(new PaperCall("aps", account, operation, resource) { Before = before, After = after });

    public bool Invented(ScraperId id) => _invented.ContainsKey(id);

    public Task<Scraper> CreateScraperAsync(NewScraper scraper, CancellationToken stop)
    {
        ScraperId id = ScraperId.Parse($"s-planned-{_invented.Count + 1}-{TextHash.ShortOf(scraper.ClientToken)}");
        Scraper made = new(new ScraperArn(partition, region, account, id), LinkStatus.Active)
        {
            Alias = scraper.Alias,
            Source = scraper.Source,
            Subnets = scraper.Subnets,
            SecurityGroups = scraper.SecurityGroups,
            Destination = scraper.Destination,
            SourceRole = scraper.SourceRole,
            TargetRole = scraper.TargetRole,
            Configuration = scraper.Configuration,
            Tags = scraper.Tags,
        };
        _invented[id] = true;
        _logging[id] = null;
        _changed[id] = made;
        Note("CreateScraper", $"{scraper.Source} to {scraper.Destination}");
        return Task.FromResult(made);
    }

    public async Task<Scraper?> DescribeScraperAsync(ScraperId id, CancellationToken stop)
    {
        Scraper? now = _changed.TryGetValue(id, out Scraper? changed) ? changed : await inner.DescribeScraperAsync(id, stop).ConfigureAwait(false);
        return now is null || !HasWaited ? now : now.Status switch
        {
            LinkStatus.Creating or LinkStatus.Updating => now with { Status = LinkStatus.Active },
            LinkStatus.Deleting => null,
            _ => now,
        };
    }

    public async Task<IReadOnlyList<Scraper>> ListScrapersAsync(ScraperFilter filter, CancellationToken stop)
    {
        IReadOnlyList<Scraper> there = await inner.ListScrapersAsync(filter, stop).ConfigureAwait(false);
        return [.. there.Where(s => !_changed.ContainsKey(s.Arn.Id)), .. _changed.Values.OfType<Scraper>().Where(s => Fits(s, filter))];
    }

    public async Task<Scraper> UpdateScraperAsync(ScraperId id, ScraperChange change, CancellationToken stop)
    {
        Scraper now = await NowAsync(id, stop).ConfigureAwait(false);
        Scraper after = now with
        {
            Status = LinkStatus.Active,
            Alias = change.Alias,
            Configuration = change.Configuration,
            Destination = change.Destination,
            SourceRole = change.SourceRole,
            TargetRole = change.TargetRole,
        };
        _changed[id] = after;
        // Not the configuration: it may hold secrets.
        Note("UpdateScraper", now.Arn.ToString(), Text(now), Text(after) + (after.Configuration == now.Configuration ? string.Empty : $"{Environment.NewLine}another scrape configuration"));
        return after;
    }

    public async Task<bool> DeleteScraperAsync(ScraperId id, string clientToken, CancellationToken stop)
    {
        Scraper now = await NowAsync(id, stop).ConfigureAwait(false);
        _changed[id] = null;
        Note("DeleteScraper", now.Arn.ToString(), before: $"{now.Status} {now.StatusReason}".Trim());
        return true;
    }

    public Task<string> GetDefaultScraperConfigurationAsync(CancellationToken stop) => inner.GetDefaultScraperConfigurationAsync(stop);

    public async Task<ScraperLogging?> DescribeScraperLoggingConfigurationAsync(ScraperId id, CancellationToken stop)
    {
        ScraperLogging? now = _logging.TryGetValue(id, out ScraperLogging? changed) ? changed : await inner.DescribeScraperLoggingConfigurationAsync(id, stop).ConfigureAwait(false);
        return now is not { IsUnderWay: true } || !HasWaited ? now : now.State == LoggingState.Deleting ? null : now with { State = LoggingState.Active };
    }

    public async Task UpdateScraperLoggingConfigurationAsync(ScraperId id, LogGroupArn group, LogComponentList components, CancellationToken stop)
    {
        Scraper now = await NowAsync(id, stop).ConfigureAwait(false);
        ScraperLogging? before = await DescribeScraperLoggingConfigurationAsync(id, stop).ConfigureAwait(false);
        _logging[id] = new ScraperLogging(LoggingState.Active, group, components);
        Note("UpdateScraperLoggingConfiguration", now.Arn.ToString(), Text(before), Text(_logging[id]));
    }

    public async Task<bool> DeleteScraperLoggingConfigurationAsync(ScraperId id, string clientToken, CancellationToken stop)
    {
        Scraper now = await NowAsync(id, stop).ConfigureAwait(false);
        ScraperLogging? before = await DescribeScraperLoggingConfigurationAsync(id, stop).ConfigureAwait(false);
        _logging[id] = null;
        Note("DeleteScraperLoggingConfiguration", now.Arn.ToString(), before: Text(before));
        return true;
    }

    public async Task TagResourceAsync(string resourceArn, IReadOnlyDictionary<string, string> tags, CancellationToken stop)
    {
        Scraper now = await NowAsync(ScraperArn.Parse(resourceArn).Id, stop).ConfigureAwait(false);
        _changed[now.Arn.Id] = now with { Tags = now.Tags.Where(t => !tags.ContainsKey(t.Key)).Concat(tags).ToDictionary(t => t.Key, t => t.Value) };
        Note("TagResource", resourceArn, after: string.Join(Environment.NewLine, tags.Select(t => $"{t.Key} = {t.Value}")));
    }

    public async Task<IReadOnlyDictionary<string, string>> ListTagsForResourceAsync(string resourceArn, CancellationToken stop) =>
        ScraperArn.FromCondition(resourceArn) is ScraperArn arn && _changed.TryGetValue(arn.Id, out Scraper? changed) && changed is not null
            ? changed.Tags
            : await inner.ListTagsForResourceAsync(resourceArn, stop).ConfigureAwait(false);

    public Task<AmpWorkspace?> DescribeWorkspaceAsync(WorkspaceArn workspace, CancellationToken stop) => inner.DescribeWorkspaceAsync(workspace, stop);

    public Task<PolicyDocument?> DescribeResourcePolicyAsync(WorkspaceArn workspace, CancellationToken stop) => inner.DescribeResourcePolicyAsync(workspace, stop);

    /// <summary>A scraper that is about to be written to; it was looked at before.</summary>
    private async Task<Scraper> NowAsync(ScraperId id, CancellationToken stop)
    {
        Scraper? now = _changed.TryGetValue(id, out Scraper? changed) ? changed : await inner.DescribeScraperAsync(id, stop).ConfigureAwait(false);
        return now ?? throw new Failures.XScrapeException(Failures.FailureId.NotFound, $"There is no scraper {id}.");
    }

    private static bool Fits(Scraper scraper, ScraperFilter filter) =>
        (filter.Source?.Arn is null || filter.Source.IsSame(scraper.Source)) && (filter.Destination?.Arn is null || filter.Destination.IsSame(scraper.Destination)) && (filter.Alias is null || scraper.Alias == filter.Alias);

    private static string Text(Scraper scraper) => string.Join(Environment.NewLine, new object?[] { scraper.Alias, scraper.Destination, scraper.SourceRole, scraper.TargetRole }.Select(p => p?.ToString() ?? "(none)"));

    private static string? Text(ScraperLogging? logging) => logging is null ? null : $"{logging.Group}{Environment.NewLine}{logging.Components}";
}
