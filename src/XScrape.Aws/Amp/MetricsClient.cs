using System.Globalization;
using System.Text.Json;
using Amazon.Runtime.Internal;
using XScrape.Arns;
using XScrape.Aws.Signing;
using XScrape.Aws.Wire;
using XScrape.Aws.Wire.Requests;
using XScrape.Aws.Wire.Responses;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud.Amp;

namespace XScrape.Aws.Amp;

/// <summary>Asks workspaces by their Prometheus-compatible API, on an endpoint of its own. IAM calls the action aps:QueryMetrics.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-APIReference-Prometheus-Compatible-Apis.html</remarks>
internal sealed class MetricsClient(AccountCredentials credentials, WireSite site) : RestClient(credentials, ServiceName.AmpWorkspaces, site), IMetrics
{
    public async Task<IReadOnlyList<double>> QueryAsync(WorkspaceArn workspace, string promql, DateTimeOffset? at, CancellationToken stop)
    {
        ServiceResponse answer = await AskAsync(MetricsOperations.Query, workspace, r => r.Query("query", promql).Query("time", at is { } moment ? Seconds(moment) : null), stop).ConfigureAwait(false);
        return Read(answer, MetricsOperations.Query, root => Values(root).ToArray());
    }

    public async Task<IReadOnlyList<MetricSample>> QuerySeriesAsync(WorkspaceArn workspace, string promql, CancellationToken stop)
    {
        ServiceResponse answer = await AskAsync(MetricsOperations.Query, workspace, r => r.Query("query", promql), stop).ConfigureAwait(false);
        return Read(answer, MetricsOperations.Query, root => Series(root).ToArray());
    }

    public async Task<IReadOnlyList<double>> QueryRangeAsync(WorkspaceArn workspace, string promql, DateTimeOffset from, DateTimeOffset until, TimeSpan step, CancellationToken stop)
    {
        ServiceResponse answer = await AskAsync(
            MetricsOperations.QueryRange,
            workspace,
            r => r.Query("end", Seconds(until)).Query("query", promql).Query("start", Seconds(from)).Query("step", step.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)),
            stop).ConfigureAwait(false);
        return Read(answer, MetricsOperations.QueryRange, root => Values(root).ToArray());
    }

    private Task<ServiceResponse> AskAsync(Operation operation, WorkspaceArn workspace, Action<DefaultRequest> query, CancellationToken stop) => SendAsync(operation, request =>
    {
        request.Label("workspaceId", workspace.Id);
        query(request);
    }, null, stop);

    private static string Seconds(DateTimeOffset moment) => (moment.ToUnixTimeMilliseconds() / 1000m).ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A scalar and an instant vector have one value each, a matrix has a list of them. A point is [seconds, "value"].</summary>
    private static IEnumerable<double> Values(JsonElement root)
    {
        JsonElement data = Data(root);
        JsonElement result = data.Need("result", JsonValueKind.Array);
        return data.NeedText("resultType") == "scalar" ? [Value(result)]
            : result.EnumerateArray().SelectMany(series => series.Member("value", JsonValueKind.Array) is { } one ? [Value(one)]
                : series.Need("values", JsonValueKind.Array).EnumerateArray().Select(Value));
    }

    /// <summary>An instant vector, and nothing else: only its values belong to labels.</summary>
    private static IEnumerable<MetricSample> Series(JsonElement root)
    {
        JsonElement data = Data(root);
        return data.NeedText("resultType") == "vector"
            ? data.Need("result", JsonValueKind.Array).EnumerateArray().Select(one => new MetricSample(Labels(one.Need("metric", JsonValueKind.Object)), Value(one.Need("value", JsonValueKind.Array))))
            : throw new InvalidDataException("The result is no instant vector.");
    }

    private static Dictionary<string, string> Labels(JsonElement metric)
    {
        Dictionary<string, string> labels = new(StringComparer.Ordinal);
        foreach (JsonProperty label in metric.EnumerateObject())
        {
            labels[label.Name] = label.Value.GetString() ?? string.Empty;
        }

        return labels;
    }

    private static JsonElement Data(JsonElement root) => root.NeedText("status") == "success"
        ? root.Need("data")
        : throw new InvalidDataException(root.Text("error") ?? "The query failed.");

    private static double Value(JsonElement point) => point.GetArrayLength() == 2 && double.TryParse(point[1].GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        ? value
        : throw new InvalidDataException("A point is no pair of time and value.");
}
