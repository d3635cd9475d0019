namespace XScrape.Simulator;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_ListTagsForResource.html.</summary>
internal sealed class ListTagsForResource() : TagOperation("GET", isWrite: false)
{
    public override Reply Run(Call call) => Reply.OfJson(new() { ["tags"] = ScraperJson.Tags(Find(call, "aps:ListTagsForResource")) });
}
