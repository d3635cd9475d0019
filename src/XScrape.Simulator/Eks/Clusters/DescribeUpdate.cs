using XScrape.Simulator.Eks.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Eks.Clusters;

/// <summary>https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeUpdate.html.</summary>
internal sealed class DescribeUpdate() : EksOperation("GET", "/clusters/{name}/updates/{updateId}", isWrite: false)
{
    public override Reply Run(Call call)
    {
        string id = call.Labels["updateId"];
        return Find(call, "eks:DescribeUpdate").Updates.TryGetValue(id, out ClusterUpdate? update)
            ? Reply.OfJson(new() { ["update"] = UpdateJson.Of(update, call.World.Now) })
            : throw NotFound($"No update found for ID: {id}");
    }
}
