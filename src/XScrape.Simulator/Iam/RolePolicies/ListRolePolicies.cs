using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;

namespace XScrape.Simulator.Iam.RolePolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html.</summary>
internal sealed class ListRolePolicies() : IamOperation(isWrite: false)
{
    public override Reply Run(Call call) =>
        IamPage.Of(call, "PolicyNames", [.. Find(call, "iam:ListRolePolicies").Inline.Keys], name => Element("member", name));
}
