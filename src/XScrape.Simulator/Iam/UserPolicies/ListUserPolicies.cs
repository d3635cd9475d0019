using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.Iam.Users;

namespace XScrape.Simulator.Iam.UserPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html.</summary>
internal sealed class ListUserPolicies() : UserOperation(isWrite: false)
{
    public override Reply Run(Call call) =>
        IamPage.Of(call, "PolicyNames", [.. FindUser(call, "iam:ListUserPolicies").Inline.Keys], name => Element("member", name));
}
