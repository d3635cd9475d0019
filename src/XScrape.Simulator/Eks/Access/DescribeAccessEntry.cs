using XScrape.Simulator.Http;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Eks.Access;

/// <summary>https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeAccessEntry.html.</summary>
internal sealed class DescribeAccessEntry() : AccessEntryOperation("GET", "/clusters/{name}/access-entries/{principalArn}", isWrite: false)
{
    public override Reply Run(Call call)
    {
        Cluster cluster = FindForEntry(call, "eks:DescribeAccessEntry");
        return Reply.OfJson(new() { ["accessEntry"] = Json(call, cluster, FindEntry(call, cluster)) });
    }
}
