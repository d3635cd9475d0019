using XScrape.Simulator.Http;
using XScrape.Simulator.Json;

namespace XScrape.Simulator.Amp.Tags;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_ListTagsForResource.html.</summary>
internal sealed class ListTagsForResource() : TagOperation("GET", isWrite: false)
{
    public override Reply Run(Call call) => Reply.OfJson(new() { ["tags"] = JsonOf.Tags(Find(call, "aps:ListTagsForResource")) });
}
