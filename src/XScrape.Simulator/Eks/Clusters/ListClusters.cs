using XScrape.Simulator.Eks.Requests;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Eks.Clusters;

/// <summary>https://docs.aws.amazon.com/eks/latest/APIReference/API_ListClusters.html.</summary>
internal sealed class ListClusters() : EksOperation("GET", "/clusters", isWrite: false)
{
    public override Reply Run(Call call)
    {
        call.Authorize("eks:ListClusters", "*");
        return Page(call, "clusters", call.Account.Clusters.Values.Where(cluster => cluster.Arn.Region == call.Region).Select(cluster => cluster.Name));
    }
}
