using System.Globalization;
using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Amp.Scrapers;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Amp.Tags;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_TagResource.html.</summary>
internal sealed class TagResource() : TagOperation("POST", isWrite: true)
{
    public override Reply Run(Call call)
    {
        ScraperFields fields = new(call.Body);
        TagMap added = fields.Tags();
        fields.Check();
        TagMap tags = Find(call, "aps:TagResource", request => request.WithTags("aws:RequestTag/", added).With("aws:TagKeys", [.. added.Select(tag => tag.Key)]));
        if (added.Count == 0 || tags.CountWith(added) > TagMap.Most)
        {
            throw AmpError.Field("tags", $"a resource takes 1 to {TagMap.Most.ToString(CultureInfo.InvariantCulture)} tags");
        }

        foreach (KeyValuePair<string, string> tag in added)
        {
            tags.Set(tag.Key, tag.Value);
        }

        return Reply.OfJson([]);
    }
}
