using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Logs;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TagResource.html.</summary>
internal sealed class LogsTag() : LogsTagOperation("TagResource", isWrite: true)
{
    protected override Reply Run(Call call, TagMap tags)
    {
        TagMap added = Tags(call);
        if (added.Count == 0 || added.Any(tag => tag.Key.Length is 0 or > LongestKey || tag.Value.Length > LongestValue))
        {
            throw Wrong("Value at 'tags' failed to satisfy constraint: there must be tags with keys of 1 to 128 and values of up to 256 characters");
        }

        if (tags.CountWith(added) > TagMap.Most)
        {
            throw new AwsError(400, "TooManyTagsException", "A resource can have no more than 50 tags.");
        }

        foreach (KeyValuePair<string, string> tag in added)
        {
            tags.Set(tag.Key, tag.Value);
        }

        return Reply.Empty;
    }
}
