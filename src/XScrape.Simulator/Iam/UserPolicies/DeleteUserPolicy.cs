using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.Iam.Users;

namespace XScrape.Simulator.Iam.UserPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html.</summary>
internal sealed class DeleteUserPolicy() : UserOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        string name = NameOf(call, "PolicyName", 128);
        return IdentityPolicies.DeleteInline(FindUser(call, "iam:DeleteUserPolicy"), name);
    }
}
