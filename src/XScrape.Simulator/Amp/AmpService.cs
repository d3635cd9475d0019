using XScrape.Simulator.Amp.Logging;
using XScrape.Simulator.Amp.Queries;
using XScrape.Simulator.Amp.Scrapers;
using XScrape.Simulator.Amp.Tags;
using XScrape.Simulator.Amp.Workspaces;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Amp;

/// <summary>AMP, on simulated samples or on the real ones.</summary>
internal sealed class AmpService(ISampleServer? real) : AwsService("aps", Protocol.RestJson, All(real))
{
    public override AwsError Throttled(int? retryAfterSeconds) => new(429, "ThrottlingException", "Rate exceeded") { RetryAfterSeconds = retryAfterSeconds, Members = new() { ["serviceCode"] = "aps", ["quotaCode"] = "L-8491EB93" } };

    public override AwsError ServerFailure() => new(500, "InternalServerException", "An internal error occurred.");

    private static IEnumerable<Operation> All(ISampleServer? real) =>
    [
        new CreateScraper(), new DescribeScraper(), new ListScrapers(), new UpdateScraper(), new DeleteScraper(),
        new GetDefaultScraperConfiguration(),
        new DescribeScraperLoggingConfiguration(), new UpdateScraperLoggingConfiguration(), new DeleteScraperLoggingConfiguration(),
        new TagResource(), new UntagResource(), new ListTagsForResource(),
        new CreateWorkspace(), new UpdateWorkspaceAlias(), new DeleteWorkspace(), new DescribeWorkspaceConfiguration(), new DescribeLoggingConfiguration(),
        new DescribeWorkspace(), new PutResourcePolicy(), new DescribeResourcePolicy(), new DeleteResourcePolicy(), new ListWorkspaces(), new QueryMetrics("GET", real), new QueryMetrics("POST", real), new QueryMetricsRange("GET", real), new QueryMetricsRange("POST", real),
        new WorkspaceApi("GET", "labels", "GetLabels", real), new WorkspaceApi("POST", "labels", "GetLabels", real), new WorkspaceApi("GET", "label/{name}/values", "GetLabels", real),
        new WorkspaceApi("GET", "series", "GetSeries", real), new WorkspaceApi("POST", "series", "GetSeries", real), new WorkspaceApi("GET", "metadata", "GetMetricMetadata", real),
        new WorkspaceApi("POST", "remote_write", "RemoteWrite", real),
    ];
}
