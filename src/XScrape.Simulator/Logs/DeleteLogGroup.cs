using XScrape.Simulator.Http;

namespace XScrape.Simulator.Logs;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html.</summary>
internal sealed class DeleteLogGroup() : LogsOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        string arn = ArnOf(call, GroupOf(call));
        call.Authorize("logs:DeleteLogGroup", arn);
        return call.Account.LogGroups.Remove(arn) ? Reply.Empty : throw NotFound();
    }
}
