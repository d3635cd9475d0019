using XScrape.Arns;

namespace XScrape.Cloud.Amp;

/// <summary>The Prometheus-compatible query API of workspaces; needs aps:QueryMetrics.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-APIReference-Prometheus-Compatible-Apis.html</remarks>
internal interface IMetrics
{
    /// <summary>The values of an instant query, without their labels.</summary>
    /// <param name="workspace">In the account and Region of the caller.</param>
    /// <param name="promql">The query.</param>
    /// <param name="at">For which moment; null: now.</param>
    /// <param name="stop">Cancels.</param>
    Task<IReadOnlyList<double>> QueryAsync(WorkspaceArn workspace, string promql, DateTimeOffset? at, CancellationToken stop);

    /// <summary>The series of an instant query for now, with their labels.</summary>
    Task<IReadOnlyList<MetricSample>> QuerySeriesAsync(WorkspaceArn workspace, string promql, CancellationToken stop);

    /// <summary>All values of a query over a span of time, at every step, without labels and times.</summary>
    Task<IReadOnlyList<double>> QueryRangeAsync(WorkspaceArn workspace, string promql, DateTimeOffset from, DateTimeOffset until, TimeSpan step, CancellationToken stop);
}
