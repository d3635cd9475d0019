using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;

namespace XScrape.Simulator.Iam.RolePolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html.</summary>
internal sealed class GetRolePolicy() : IamOperation(isWrite: false)
{
    public override Reply Run(Call call)
    {
        string name = NameOf(call, "PolicyName", 128);
        return IdentityPolicies.ShowInline(Find(call, "iam:GetRolePolicy"), name);
    }
}
