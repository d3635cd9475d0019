using System.Text.Json.Nodes;
using XScrape.Simulator.Http;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Eks.Access;

/// <summary>https://docs.aws.amazon.com/eks/latest/APIReference/API_ListAssociatedAccessPolicies.html.</summary>
internal sealed class ListAssociatedAccessPolicies() : AccessEntryOperation("GET", "/clusters/{name}/access-entries/{principalArn}/access-policies", isWrite: false)
{
    public override Reply Run(Call call)
    {
        Cluster cluster = FindForEntry(call, "eks:ListAssociatedAccessPolicies");
        AccessEntry entry = FindEntry(call, cluster);
        return Reply.OfJson(new()
        {
            ["clusterName"] = cluster.Name,
            ["principalArn"] = entry.PrincipalArn,
            ["associatedAccessPolicies"] = new JsonArray([.. entry.Policies.Select(policy => (JsonNode)Json(policy))]),
        });
    }
}
