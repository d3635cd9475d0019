using System.Text.Json.Nodes;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Logs;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListTagsForResource.html.</summary>
internal sealed class LogsListTags() : LogsTagOperation("ListTagsForResource", isWrite: false)
{
    protected override Reply Run(Call call, TagMap tags) =>
        Reply.OfJson(new() { ["tags"] = new JsonObject([.. tags.Select(tag => new KeyValuePair<string, JsonNode?>(tag.Key, tag.Value))]) });
}
