using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.Iam.Users;

namespace XScrape.Simulator.Iam.UserPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html.</summary>
internal sealed class GetUserPolicy() : UserOperation(isWrite: false)
{
    public override Reply Run(Call call)
    {
        string name = NameOf(call, "PolicyName", 128);
        return IdentityPolicies.ShowInline(FindUser(call, "iam:GetUserPolicy"), name);
    }
}
