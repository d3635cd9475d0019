using XScrape.Aws.Wire.Requests;

namespace XScrape.Aws.Amp;

/// <summary>The Prometheus-compatible operations of a workspace, for which there is no service model. IAM's one action for both is aps:QueryMetrics.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-APIReference-Prometheus-Compatible-Apis.html</remarks>
internal static class MetricsOperations
{
    public static Operation Query { get; } = Get("query");

    public static Operation QueryRange { get; } = Get("query_range");

    private static Operation Get(string what) => new(ServiceName.AmpWorkspaces, "QueryMetrics") { Method = "GET", Route = "/workspaces/{workspaceId}/api/v1/" + what, Members = ["status", "data"] };
}
