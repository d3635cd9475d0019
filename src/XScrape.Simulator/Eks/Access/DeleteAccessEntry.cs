using XScrape.Simulator.Http;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Eks.Access;

/// <summary>https://docs.aws.amazon.com/eks/latest/APIReference/API_DeleteAccessEntry.html.</summary>
internal sealed class DeleteAccessEntry() : AccessEntryOperation("DELETE", "/clusters/{name}/access-entries/{principalArn}", isWrite: true)
{
    public override Reply Run(Call call)
    {
        Cluster cluster = FindForEntry(call, "eks:DeleteAccessEntry");
        RefuseLinked(call.Labels["principalArn"]);
        AccessEntry entry = FindEntry(call, cluster);
        call.World.Collector.Touch(cluster.Seed.ClusterArn);
        cluster.AccessEntries.Remove(entry.PrincipalArn);
        return Reply.OfJson([]);
    }
}
