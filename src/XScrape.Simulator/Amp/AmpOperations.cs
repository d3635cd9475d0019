namespace XScrape.Simulator;

/// <summary>AMP's operations.</summary>
internal static class AmpOperations
{
    public static IEnumerable<Operation> All =>
    [
        new CreateScraper(), new DescribeScraper(), new ListScrapers(), new UpdateScraper(), new DeleteScraper(),
        new GetDefaultScraperConfiguration(),
        new DescribeScraperLoggingConfiguration(), new UpdateScraperLoggingConfiguration(), new DeleteScraperLoggingConfiguration(),
        new TagResource(), new UntagResource(), new ListTagsForResource(),
        new CreateWorkspace(), new UpdateWorkspaceAlias(), new DeleteWorkspace(), new DescribeWorkspaceConfiguration(), new DescribeLoggingConfiguration(),
        new DescribeWorkspace(), new PutResourcePolicy(), new DescribeResourcePolicy(), new DeleteResourcePolicy(), new ListWorkspaces(), new QueryMetrics("GET"), new QueryMetrics("POST"), new QueryMetricsRange("GET"), new QueryMetricsRange("POST"),
        new WorkspaceApi("GET", "labels", "GetLabels"), new WorkspaceApi("POST", "labels", "GetLabels"), new WorkspaceApi("GET", "label/{name}/values", "GetLabels"),
        new WorkspaceApi("GET", "series", "GetSeries"), new WorkspaceApi("POST", "series", "GetSeries"), new WorkspaceApi("GET", "metadata", "GetMetricMetadata"),
        new WorkspaceApi("POST", "remote_write", "RemoteWrite"),
    ];
}
