using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Logs;

/// <summary>What the operations on a log group's tags have in common; the group is named by its ARN.</summary>
internal abstract class LogsTagOperation(string action, bool isWrite) : LogsOperation(isWrite)
{
    protected const int LongestKey = 128;
    protected const int LongestValue = 256;

    public override string Name => action;

    public sealed override Reply Run(Call call)
    {
        string arn = Text(call, "resourceArn") ?? throw Wrong("Value null at 'resourceArn' failed to satisfy constraint: Member must not be null");
        call.Authorize("logs:" + Name, arn);
        return call.Account.LogGroups.TryGetValue(arn, out LogGroup? group) ? Run(call, group.Tags) : throw NotFound();
    }

    protected abstract Reply Run(Call call, TagMap tags);
}
