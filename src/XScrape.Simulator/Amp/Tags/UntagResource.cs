using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Amp.Tags;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_UntagResource.html.</summary>
internal sealed class UntagResource() : TagOperation("DELETE", isWrite: true)
{
    public override Reply Run(Call call)
    {
        IReadOnlyList<string> keys = call.QueryValues("tagKeys");
        if (keys.Count == 0)
        {
            throw AmpError.Field("tagKeys", "must not be null");
        }

        TagMap tags = Find(call, "aps:UntagResource", request => request.With("aws:TagKeys", [.. keys]));
        foreach (string key in keys)
        {
            tags.Unset(key);
        }

        return Reply.OfJson([]);
    }
}
