using XScrape.Simulator.Http;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Logs;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html.</summary>
internal sealed class CreateLogGroup() : LogsOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        string name = GroupOf(call);
        string arn = ArnOf(call, name);
        call.Authorize("logs:CreateLogGroup", arn);
        if (call.Account.LogGroups.ContainsKey(arn))
        {
            throw new AwsError(400, "ResourceAlreadyExistsException", "The specified log group already exists");
        }

        string kind = Text(call, "logGroupClass") ?? "STANDARD";
        call.Account.LogGroups.Add(arn, new LogGroup(arn, name, call.World.Now)
        {
            KmsKeyId = Text(call, "kmsKeyId"),
            Class = kind is "STANDARD" or "INFREQUENT_ACCESS" or "DELIVERY" ? kind : throw Wrong($"Value '{kind}' at 'logGroupClass' failed to satisfy constraint: Member must satisfy enum value set"),
            Tags = Tags(call),
        });
        return Reply.Empty;
    }
}
