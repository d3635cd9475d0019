using XScrape.Simulator.Http;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Iam.ManagedPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetDefaultPolicyVersion.html.</summary>
internal sealed class SetDefaultPolicyVersion() : ManagedPolicyOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        ManagedPolicy policy = FindManagedForWrite(call, "iam:SetDefaultPolicyVersion");
        policy.Default = FindVersion(call, policy);
        return Reply.Empty;
    }
}
