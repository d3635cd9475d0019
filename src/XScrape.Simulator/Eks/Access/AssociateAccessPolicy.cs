using System.Text.Json;
using XScrape.Simulator.Http;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Eks.Access;

/// <summary>https://docs.aws.amazon.com/eks/latest/APIReference/API_AssociateAccessPolicy.html.</summary>
internal sealed class AssociateAccessPolicy() : AccessEntryOperation("POST", "/clusters/{name}/access-entries/{principalArn}/access-policies", isWrite: true)
{
    public override Reply Run(Call call)
    {
        Cluster cluster = FindForEntry(call, "eks:AssociateAccessPolicy");
        RefuseLinked(call.Labels["principalArn"]);
        AccessEntry entry = FindEntry(call, cluster);
        string? arn = Text(call.Body, "policyArn");
        JsonElement scope = Member(call.Body, "accessScope") ?? default;
        string? type = Text(scope, "type");
        IReadOnlyList<string> namespaces = Texts(scope, "namespaces");
        if (!AccessPolicies.Names.Any(name => AccessPolicies.Arn(call.Account.Partition, name) == arn))
        {
            throw WrongParameter($"The policyArn parameter format is not valid: {arn}");
        }

        if (type is not ("cluster" or "namespace") || (type == "namespace") != (namespaces.Count > 0))
        {
            throw WrongParameter("An access scope is cluster, or namespace with namespaces.");
        }

        AssociatedPolicy policy = new(arn!, type, namespaces, call.World.Now);
        entry.Policies.RemoveAll(one => one.PolicyArn == arn);
        entry.Policies.Add(policy);
        return Reply.OfJson(new() { ["clusterName"] = cluster.Name, ["principalArn"] = entry.PrincipalArn, ["associatedAccessPolicy"] = Json(policy) });
    }
}
