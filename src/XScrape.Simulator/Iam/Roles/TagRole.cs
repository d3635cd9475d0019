using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Iam.Roles;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html.</summary>
internal sealed class TagRole() : IamOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        TagMap tags = call.Form.Tags();
        return IdentityPolicies.Tag(FindForWrite(call, "iam:TagRole", request => request.WithTags("aws:RequestTag/", tags).With("aws:TagKeys", [.. tags.Select(tag => tag.Key)])), tags);
    }
}
