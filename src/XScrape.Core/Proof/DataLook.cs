using System.Globalization;
using XScrape.Cloud.Amp;
using XScrape.Failures;

namespace XScrape.Proof;

/// <summary>Asks a workspace what it holds of one scraper's samples.</summary>
internal sealed class DataLook(ProofSubject subject, TimeProvider clock)
{
    private const string Value = "value";

    private const int MostExamples = 3;

    private static readonly TimeSpan s_lookback = TimeSpan.FromHours(1);

    private static readonly TimeSpan s_step = TimeSpan.FromMinutes(1);

    private readonly IMetrics _metrics = subject.Link.Session.Target.Metrics;

    /// <summary>What a wait has to know: one query while nothing arrives, two once it does.</summary>
    public async Task<DataSeen> LookAsync(CancellationToken stop)
    {
        Task<DateTimeOffset?> newest = NewestAsync(stop);
        Task<DateTimeOffset?> before = subject.Change is { Before: { } moment } change && clock.GetUtcNow() < change.At + DataSeen.SessionLifetime + s_lookback
            ? MomentAsync(_metrics.QueryAsync(subject.Workspace, subject.Selector.Newest, moment, stop))
            : Task.FromResult<DateTimeOffset?>(null);
        await Task.WhenAll(newest, before).ConfigureAwait(false);
        DataSeen seen = new()
        {
            Now = clock.GetUtcNow(),
            Selector = subject.Selector.Words,
            Newest = await newest.ConfigureAwait(false),
            Change = subject.Change,
            FlowedBefore = await before.ConfigureAwait(false) is not null,
            Twins = subject.Twins,
            RewrittenJobs = subject.Outline.Jobs is null ? [] : subject.Outline.RewrittenJobs,
        };
        return seen is { IsFresh: true, IsOlderThanChange: false } ? await WithTargetsAsync(seen, stop).ConfigureAwait(false) : seen;
    }

    /// <summary>What only messages need: names of targets that are down, and whether other samples arrive where no up does.</summary>
    public async Task<DataSeen> CompleteAsync(DataSeen seen, CancellationToken stop)
    {
        DataSeen named = seen.Jobs.Any(j => j.Down > 0) ? await WithExamplesAsync(seen, stop).ConfigureAwait(false) : seen;
        return seen.Newest is null || (seen.ShowsTargets && seen.SilentJobs.Count > 0) ? await WithOthersAsync(named, stop).ConfigureAwait(false) : named;
    }

    private async Task<DataSeen> WithTargetsAsync(DataSeen seen, CancellationToken stop)
    {
        IReadOnlyList<MetricSample> counts = await _metrics.QuerySeriesAsync(subject.Workspace, subject.Selector.Targets(Value), stop).ConfigureAwait(false);
        JobTargets[] jobs = [.. counts.GroupBy(c => c["job"], StringComparer.Ordinal).Select(job => new JobTargets(job.Key, Count(job, up: true), Count(job, up: false)))];
        return seen with { Jobs = jobs, SilentJobs = [.. (subject.Outline.Jobs ?? []).Where(job => !jobs.Any(seen => seen.Job == job))] };
    }

    /// <summary>Only a number above 0 is up; any other value is not.</summary>
    private static int Count(IEnumerable<MetricSample> counts, bool up) =>
        (int)counts.Where(c => (double.TryParse(c[Value], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > 0) == up).Sum(c => c.Value);

    private async Task<DataSeen> WithExamplesAsync(DataSeen seen, CancellationToken stop)
    {
        try
        {
            IReadOnlyList<MetricSample> down = await _metrics.QuerySeriesAsync(subject.Workspace, subject.Selector.Down(MostExamples), stop).ConfigureAwait(false);
            return seen with { Jobs = [.. seen.Jobs.Select(job => job with { Examples = [.. down.Where(d => d["job"] == job.Job).Select(d => d["instance"]).Where(i => i.Length > 0)] })] };
        }
        catch (XScrapeException)
        {
            // The counts are known, and a message does without names.
            return seen;
        }
    }

    private async Task<DataSeen> WithOthersAsync(DataSeen seen, CancellationToken stop)
    {
        if (subject.Selector.OthersThanUp(seen.Newest is null ? null : seen.SilentJobs) is not string query)
        {
            return seen;
        }

        try
        {
            IReadOnlyList<MetricSample> others = await _metrics.QuerySeriesAsync(subject.Workspace, query, stop).ConfigureAwait(false);
            return seen with { OtherJobs = [.. others.Select(o => o["job"])] };
        }
        catch (XScrapeException failure)
        {
            return seen with { OthersFailure = failure };
        }
    }

    /// <summary>An instant query sees five minutes; only where it sees nothing, the last hour is searched.</summary>
    private async Task<DateTimeOffset?> NewestAsync(CancellationToken stop)
    {
        DateTimeOffset? newest = await MomentAsync(_metrics.QueryAsync(subject.Workspace, subject.Selector.Newest, null, stop)).ConfigureAwait(false);
        DateTimeOffset now = clock.GetUtcNow();
        return newest ?? await MomentAsync(_metrics.QueryRangeAsync(subject.Workspace, subject.Selector.Newest, now - s_lookback, now, s_step, stop)).ConfigureAwait(false);
    }

    private static async Task<DateTimeOffset?> MomentAsync(Task<IReadOnlyList<double>> values) =>
        await values.ConfigureAwait(false) is { Count: > 0 } seconds ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds.Max() * 1000)) : null;
}
