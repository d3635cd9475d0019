using XScrape.Simulator.Http;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Iam.ManagedPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html.</summary>
internal sealed class GetPolicyVersion() : ManagedPolicyOperation(isWrite: false)
{
    public override Reply Run(Call call)
    {
        ManagedPolicy policy = FindManaged(call, "iam:GetPolicyVersion");
        return Reply.OfXml(PolicyElement.Of(policy, FindVersion(call, policy), "PolicyVersion", withDocument: true));
    }
}
