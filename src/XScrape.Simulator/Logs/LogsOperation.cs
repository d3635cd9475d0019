using System.Text.Json;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Logs;

/// <summary>What the operations of CloudWatch Logs have in common: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/Welcome.html.</summary>
internal abstract class LogsOperation(bool isWrite) : TargetOperation("logs", "Logs_20140328", isWrite)
{
    private const int LongestName = 512;

    protected static string ArnOf(Call call, string name) => $"arn:{call.Account.Partition}:logs:{call.Region}:{call.Account.Id}:log-group:{name}";

    /// <summary>The name of the group; what it may be: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html.</summary>
    protected static string GroupOf(Call call)
    {
        string name = Text(call, "logGroupName") ?? throw Wrong("Value null at 'logGroupName' failed to satisfy constraint: Member must not be null");
        return name.Length is > 0 and <= LongestName && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_' or '/' or '#')
            ? name
            : throw Wrong($"Value '{name}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+");
    }

    protected static string? Text(Call call, string name) =>
        call.Body.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    protected static TagMap Tags(Call call)
    {
        TagMap tags = [];
        if (call.Body.TryGetProperty("tags", out JsonElement given) && given.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty tag in given.EnumerateObject())
            {
                tags.Set(tag.Name, tag.Value.ValueKind == JsonValueKind.String ? tag.Value.GetString()! : throw Wrong($"The tag '{tag.Name}' is not valid."));
            }
        }

        return tags;
    }

    protected static AwsError Wrong(string message) => new(400, "InvalidParameterException", message);

    protected static AwsError NotFound() => new(400, "ResourceNotFoundException", "The specified log group does not exist.");
}
