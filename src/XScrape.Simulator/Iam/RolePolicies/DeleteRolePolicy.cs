using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;

namespace XScrape.Simulator.Iam.RolePolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html.</summary>
internal sealed class DeleteRolePolicy() : IamOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        string name = NameOf(call, "PolicyName", 128);
        return IdentityPolicies.DeleteInline(FindForWrite(call, "iam:DeleteRolePolicy"), name);
    }
}
