using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Iam.ManagedPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html.</summary>
internal sealed class ListPolicyVersions() : ManagedPolicyOperation(isWrite: false)
{
    public override Reply Run(Call call)
    {
        ManagedPolicy policy = FindManaged(call, "iam:ListPolicyVersions");
        return IamPage.Of(call, "Versions", [.. policy.Versions.Reverse()], version => PolicyElement.Of(policy, version, "member", withDocument: false));
    }
}
