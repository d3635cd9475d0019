using XScrape.Simulator.Http;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Eks.Access;

/// <summary>https://docs.aws.amazon.com/eks/latest/APIReference/API_DisassociateAccessPolicy.html.</summary>
internal sealed class DisassociateAccessPolicy() : AccessEntryOperation("DELETE", "/clusters/{name}/access-entries/{principalArn}/access-policies/{policyArn}", isWrite: true)
{
    public override Reply Run(Call call)
    {
        Cluster cluster = FindForEntry(call, "eks:DisassociateAccessPolicy");
        RefuseLinked(call.Labels["principalArn"]);
        AccessEntry entry = FindEntry(call, cluster);
        return entry.Policies.RemoveAll(policy => policy.PolicyArn == call.Labels["policyArn"]) > 0
            ? Reply.OfJson([])
            : throw NotFound($"The specified policyArn is not associated: {call.Labels["policyArn"]}");
    }
}
