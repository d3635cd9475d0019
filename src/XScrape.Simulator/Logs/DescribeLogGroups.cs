using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Simulator.Http;
using XScrape.Simulator.Json;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Logs;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html.</summary>
internal sealed class DescribeLogGroups() : LogsOperation(isWrite: false)
{
    private const int Most = 50;

    public override Reply Run(Call call)
    {
        string prefix = Text(call, "logGroupNamePrefix") ?? string.Empty;
        string? pattern = Text(call, "logGroupNamePattern");
        if (prefix.Length > 0 && pattern is not null)
        {
            throw Wrong("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }

        call.Authorize("logs:DescribeLogGroups", ArnOf(call, prefix));
        string after = Text(call, "nextToken") ?? string.Empty;
        int size = Math.Min(Limit(call), call.World.Options.MaxPageSize);
        string home = ArnOf(call, string.Empty);
        LogGroup[] rest =
        [
            .. call.Account.LogGroups.Values
                .Where(group => group.Arn.StartsWith(home + prefix, StringComparison.Ordinal) && string.CompareOrdinal(group.Name, after) > 0)
                .Where(group => pattern is null || group.Name.IndexOf(pattern, StringComparison.OrdinalIgnoreCase) >= 0)
                .OrderBy(group => group.Name, StringComparer.Ordinal),
        ];
        JsonObject json = new() { ["logGroups"] = JsonOf.List(rest.Take(size), Json) };
        if (rest.Length > size)
        {
            json["nextToken"] = rest[size - 1].Name;
        }

        return Reply.OfJson(json);
    }

    private static int Limit(Call call)
    {
        if (!call.Body.TryGetProperty("limit", out JsonElement value))
        {
            return Most;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int limit) && limit is >= 1 and <= Most
            ? limit
            : throw Wrong($"Value at 'limit' failed to satisfy constraint: Member must be between 1 and {Most}");
    }

    private static JsonObject Json(LogGroup group)
    {
        JsonObject json = new()
        {
            ["logGroupName"] = group.Name,
            ["creationTime"] = group.Created.ToUnixTimeMilliseconds(),
            ["metricFilterCount"] = 0,
            ["arn"] = group.Arn + ":*",
            ["storedBytes"] = 0,
            ["logGroupClass"] = group.Class,
            ["logGroupArn"] = group.Arn,
        };
        if (group.KmsKeyId is not null)
        {
            json["kmsKeyId"] = group.KmsKeyId;
        }

        return json;
    }
}
