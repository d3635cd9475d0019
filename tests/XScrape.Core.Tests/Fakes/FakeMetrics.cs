using XScrape.Arns;
using XScrape.Cloud.Amp;

namespace XScrape.Tests.Fakes;

/// <summary>A workspace's samples, in memory: the moments of those that any query finds.</summary>
internal sealed class FakeMetrics(FakeCalls calls) : IMetrics
{
    private static readonly TimeSpan s_lookback = TimeSpan.FromMinutes(5);

    public List<DateTimeOffset> Samples { get; } = [];

    public List<string> Queries { get; } = [];

    public Func<DateTimeOffset> Now { get; set; } = () => DateTimeOffset.UnixEpoch;

    public Task<IReadOnlyList<double>> QueryAsync(WorkspaceArn workspace, string promql, DateTimeOffset? at, CancellationToken stop) => Task.FromResult(calls.Make("QueryMetrics", () =>
    {
        Queries.Add(promql);
        return At(at ?? Now());
    }));

    public Task<IReadOnlyList<MetricSample>> QuerySeriesAsync(WorkspaceArn workspace, string promql, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<MetricSample>>(calls.Make("QueryMetrics", () =>
        {
            Queries.Add(promql);
            return At(Now()).Select(_ => new MetricSample(new Dictionary<string, string> { ["job"] = "pods", ["value"] = "1" }, 1)).ToArray();
        }));

    public Task<IReadOnlyList<double>> QueryRangeAsync(WorkspaceArn workspace, string promql, DateTimeOffset from, DateTimeOffset until, TimeSpan step, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<double>>(calls.Make("QueryMetrics", () =>
        {
            List<double> values = [];
            for (DateTimeOffset at = from; at <= until; at += step)
            {
                values.AddRange(At(at));
            }

            return values;
        }));

    private IReadOnlyList<double> At(DateTimeOffset at) => Samples.Where(s => s <= at && s > at - s_lookback).Order().TakeLast(1).Select(s => s.ToUnixTimeMilliseconds() / 1000d).ToArray();
}
