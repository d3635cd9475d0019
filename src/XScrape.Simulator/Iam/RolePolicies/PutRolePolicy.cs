using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;

namespace XScrape.Simulator.Iam.RolePolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html.</summary>
internal sealed class PutRolePolicy() : IamOperation(isWrite: true)
{
    private const int MostInAll = 10240;

    public override Reply Run(Call call)
    {
        string name = NameOf(call, "PolicyName", 128);
        return IdentityPolicies.PutInline(call, FindForWrite(call, "iam:PutRolePolicy"), name, MostInAll);
    }
}
