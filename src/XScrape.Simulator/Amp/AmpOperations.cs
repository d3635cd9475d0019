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
        new DescribeWorkspace(), new PutResourcePolicy(), new DescribeResourcePolicy(), new DeleteResourcePolicy(), new ListWorkspaces(), new QueryMetrics("GET"), new QueryMetrics("POST"), new QueryMetricsRange("GET"), new QueryMetricsRange("POST"),
    ];
}
