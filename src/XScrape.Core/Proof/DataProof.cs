using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Configuration;
using XScrape.Diagnosis;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Provisioning;
using XScrape.Waiting;

namespace XScrape.Proof;

/// <summary>Asks the workspace itself whether samples of a scraper arrive. ACTIVE proves nothing; a sample does, with the limits of docs/decisions/0008.</summary>
internal sealed class DataProof(IScrapeOutlineReader outlines, TimeProvider clock)
{
    private static readonly TimeSpan s_lookback = TimeSpan.FromHours(1);

    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan s_step = TimeSpan.FromMinutes(1);

    /// <summary>One finding: whether samples of this scraper prove the present trust, and how old the newest is.</summary>
    /// <param name="link">A live link that knows its scraper, cluster and workspace, or by which AWS tells them.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Finding> FindAsync(ScraperLink link, CancellationToken stop) => CheckedAsync(link, async () =>
    {
        ProofSubject subject = await SubjectAsync(link, stop).ConfigureAwait(false);
        return DataFindings.Of(subject.Link, await LookAsync(subject, stop).ConfigureAwait(false));
    });

    /// <summary>The same, with a wait for the first samples. What keeps it from looking is the finding, so that others are not lost with it.</summary>
    public Task<Finding> FindAsync(ScraperLink link, WaitSettings settings, CancellationToken stop) => CheckedAsync(link, () => WaitAsync(link, settings, stop));

    /// <summary>Waits for samples that prove it. The last finding where the time is up.</summary>
    public async Task<Finding> WaitAsync(ScraperLink link, WaitSettings settings, CancellationToken stop)
    {
        long start = clock.GetTimestamp();
        ProofSubject subject = await SubjectAsync(link, stop).ConfigureAwait(false);
        PropagationRetry patient = new(clock, PropagationRetry.DefaultBound) { Purpose = RetryPurpose.ScraperLook };
        while (true)
        {
            DataSeen seen = await patient.RunAsync(inner => LookAsync(subject, inner), WaitFailures.MayPass, stop).ConfigureAwait(false);
            TimeSpan elapsed = clock.GetElapsedTime(start);
            // What cannot be told apart stays so however long one waits.
            if (seen.IsProof || seen.Twins.Count > 0 || elapsed >= settings.Timeout)
            {
                return DataFindings.Of(subject.Link, seen);
            }

            await Clock.Delay(clock, Min(Pause(elapsed, settings.PollInterval), settings.Timeout - elapsed), stop).ConfigureAwait(false);
        }
    }

    private static async Task<Finding> CheckedAsync(ScraperLink link, Func<Task<Finding>> look)
    {
        try
        {
            return await look().ConfigureAwait(false);
        }
        catch (XScrapeException failure)
        {
            return DataFindings.Unchecked(link, failure);
        }
    }

    /// <summary>A tenth of the time that has passed: a collector scrapes every 30 seconds at most, and a query is cheap.</summary>
    private static TimeSpan Pause(TimeSpan elapsed, TimeSpan? longest)
    {
        TimeSpan pause = Min(TimeSpan.FromTicks(elapsed.Ticks / 10), Min(longest ?? s_longest, s_longest));
        return pause < s_shortest ? s_shortest : pause;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private async Task<ProofSubject> SubjectAsync(ScraperLink link, CancellationToken stop)
    {
        ScraperId id = link.Facts.ScraperId ?? throw LinkFacts.Missing("scraper", "-ScraperId or -ScraperArn, or run New-XAScraper first");
        IAmp amp = link.Session!.Source.Amp;
        Scraper scraper = await amp.DescribeScraperAsync(id, stop).ConfigureAwait(false)
            ?? throw new XScrapeException(FailureId.ScraperNotFound, $"There is no scraper {link.ScraperArn ?? link.ScraperId}.", "Check the id; Get-XAScraper lists those that exist.");
        ScraperLink known = link.With(f => f.With(scraper).WithRoles(scraper));
        WorkspaceArn workspace = scraper.Workspace ?? throw LinkFacts.Missing("workspace of AMP", "the scraper of a link that writes to one");
        ScrapeOutline outline = Outline(scraper);
        Task<RoleChange?> change = RoleChanges.LastAsync(known, scraper, stop);
        Task<IReadOnlyList<string>> twins = TwinsAsync(amp, scraper, outline, stop);
        await Task.WhenAll(change, twins).ConfigureAwait(false);
        return new ProofSubject(known, workspace, SampleSelector.Of(outline), await change.ConfigureAwait(false), await twins.ConfigureAwait(false));
    }

    private async Task<DataSeen> LookAsync(ProofSubject subject, CancellationToken stop)
    {
        IMetrics metrics = subject.Link.Session!.Target.Metrics;
        Task<DateTimeOffset?> newest = NewestAsync(metrics, subject, stop);
        Task<DateTimeOffset?> before = subject.Change is { Before: { } moment } change && clock.GetUtcNow() < change.At + DataSeen.SessionLifetime + s_lookback
            ? MomentAsync(metrics.QueryAsync(subject.Workspace, subject.Selector.Newest, moment, stop))
            : Task.FromResult<DateTimeOffset?>(null);
        await Task.WhenAll(newest, before).ConfigureAwait(false);
        return new DataSeen
        {
            Now = clock.GetUtcNow(),
            Selector = subject.Selector.Words,
            Newest = await newest.ConfigureAwait(false),
            Change = subject.Change,
            FlowedBefore = await before.ConfigureAwait(false) is not null,
            Twins = subject.Twins,
        };
    }

    /// <summary>An instant query sees five minutes; only where it sees nothing, the last hour is searched.</summary>
    private async Task<DateTimeOffset?> NewestAsync(IMetrics metrics, ProofSubject subject, CancellationToken stop)
    {
        DateTimeOffset? newest = await MomentAsync(metrics.QueryAsync(subject.Workspace, subject.Selector.Newest, null, stop)).ConfigureAwait(false);
        DateTimeOffset now = clock.GetUtcNow();
        return newest ?? await MomentAsync(metrics.QueryRangeAsync(subject.Workspace, subject.Selector.Newest, now - s_lookback, now, s_step, stop)).ConfigureAwait(false);
    }

    private static async Task<DateTimeOffset?> MomentAsync(Task<IReadOnlyList<double>> values) =>
        await values.ConfigureAwait(false) is { Count: > 0 } seconds ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds.Max() * 1000)) : null;

    private ScrapeOutline Outline(Scraper scraper) =>
        (scraper.Configuration is null ? null : outlines.Outline(scraper.Configuration)) ?? new ScrapeOutline(null, new Dictionary<string, string>());

    /// <summary>Other scrapers of the account that write the same labels to the same workspace. Those of other accounts cannot be seen.</summary>
    private async Task<IReadOnlyList<string>> TwinsAsync(IAmp amp, Scraper scraper, ScrapeOutline outline, CancellationToken stop)
    {
        try
        {
            IReadOnlyList<Scraper> listed = await amp.ListScrapersAsync(new ScraperFilter(Destination: scraper.Workspace), stop).ConfigureAwait(false);
            Scraper?[] others = await Task.WhenAll(listed.Where(s => s.Arn != scraper.Arn && !s.HasFailed).Select(s => amp.DescribeScraperAsync(s.Arn.Id, stop))).ConfigureAwait(false);
            return [.. others.OfType<Scraper>().Where(s => outline.Overlaps(Outline(s))).Select(s => s.Arn.Id.ToString())];
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.AccessDenied)
        {
            return [];
        }
    }
}
