using System.Text.Json.Nodes;
using XScrape.Simulator.Eks.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Eks.Clusters;

/// <summary>https://docs.aws.amazon.com/eks/latest/APIReference/API_DeleteCluster.html; it is gone at once.</summary>
internal sealed class DeleteCluster() : EksOperation("DELETE", "/clusters/{name}", isWrite: true)
{
    public override Reply Run(Call call)
    {
        Cluster cluster = Find(call, "eks:DeleteCluster");
        if (cluster.StatusAt(call.World.Now) is "CREATING" or "UPDATING")
        {
            throw new AwsError(409, "ResourceInUseException", $"Cluster has a change in progress: {cluster.StatusAt(call.World.Now)}");
        }

        JsonObject json = ClusterJson.Of(cluster, call.World.Now);
        json["status"] = "DELETING";
        call.World.Collector.Touch(cluster.Seed.ClusterArn);
        call.Account.Clusters.Remove(cluster.Seed.ClusterArn);
        return Reply.OfJson(new() { ["cluster"] = json });
    }
}
