using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;

namespace XScrape.Simulator.Iam.Users;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserTags.html.</summary>
internal sealed class ListUserTags() : UserOperation(isWrite: false)
{
    public override Reply Run(Call call) => IamPage.Of(call, "Tags", FindUser(call, "iam:ListUserTags").Tags, RoleElement.Tag);
}
