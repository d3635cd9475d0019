using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Iam.Users;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagUser.html.</summary>
internal sealed class TagUser() : UserOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        TagMap tags = call.Form.Tags();
        return IdentityPolicies.Tag(FindUser(call, "iam:TagUser", KeysOf(tags, null)), tags);
    }
}
