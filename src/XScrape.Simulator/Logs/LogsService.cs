using XScrape.Simulator.Http;

namespace XScrape.Simulator.Logs;

/// <summary>CloudWatch Logs.</summary>
internal sealed class LogsService() : AwsService("logs", Protocol.RestJson, All)
{
    public override AwsError Throttled(int? retryAfterSeconds) => new(400, "ThrottlingException", "Rate exceeded");

    public override AwsError ServerFailure() => new(500, "ServiceUnavailableException", "The service cannot complete the request.");

    private static IEnumerable<Operation> All => [new CreateLogGroup(), new DescribeLogGroups(), new DeleteLogGroup(), new LogsTag(), new LogsUntag(), new LogsListTags()];
}
