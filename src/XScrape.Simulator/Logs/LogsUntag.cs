using System.Text.Json;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Logs;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_UntagResource.html; a key that is not there does no harm.</summary>
internal sealed class LogsUntag() : LogsTagOperation("UntagResource", isWrite: true)
{
    protected override Reply Run(Call call, TagMap tags)
    {
        JsonElement keys = call.Body.TryGetProperty("tagKeys", out JsonElement given) && given.ValueKind == JsonValueKind.Array
            ? given
            : throw Wrong("Value null at 'tagKeys' failed to satisfy constraint: Member must not be null");
        foreach (JsonElement key in keys.EnumerateArray().Where(key => key.ValueKind == JsonValueKind.String))
        {
            tags.Unset(key.GetString()!);
        }

        return Reply.Empty;
    }
}
