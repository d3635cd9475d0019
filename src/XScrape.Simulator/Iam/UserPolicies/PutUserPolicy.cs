using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.Iam.Users;

namespace XScrape.Simulator.Iam.UserPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html.</summary>
internal sealed class PutUserPolicy() : UserOperation(isWrite: true)
{
    private const int MostInAll = 2048;

    public override Reply Run(Call call)
    {
        string name = NameOf(call, "PolicyName", 128);
        return IdentityPolicies.PutInline(call, FindUser(call, "iam:PutUserPolicy"), name, MostInAll);
    }
}
