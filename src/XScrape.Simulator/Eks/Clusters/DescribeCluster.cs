using XScrape.Simulator.Eks.Requests;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Eks.Clusters;

/// <summary>https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeCluster.html.</summary>
internal sealed class DescribeCluster() : EksOperation("GET", "/clusters/{name}", isWrite: false)
{
    public override Reply Run(Call call) => Reply.OfJson(new() { ["cluster"] = ClusterJson.Of(Find(call, "eks:DescribeCluster"), call.World.Now) });
}
