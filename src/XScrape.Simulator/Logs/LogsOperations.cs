namespace XScrape.Simulator;

/// <summary>CloudWatch Logs' operations.</summary>
internal static class LogsOperations
{
    public static IEnumerable<Operation> All => [new CreateLogGroup(), new DescribeLogGroups(), new DeleteLogGroup(), new LogsTag(), new LogsUntag(), new LogsListTags()];
}
