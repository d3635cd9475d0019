using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;

namespace XScrape.Simulator.Iam.Users;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupsForUser.html.</summary>
internal sealed class ListGroupsForUser() : UserOperation(isWrite: false)
{
    /// <summary>There are no groups here, so no user is in one.</summary>
    public override Reply Run(Call call)
    {
        FindUser(call, "iam:ListGroupsForUser");
        return IamPage.Of<string>(call, "Groups", [], name => Element("member", name));
    }
}
