using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.Users;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html.</summary>
internal sealed class ListUsers() : UserOperation(isWrite: false)
{
    public override Reply Run(Call call)
    {
        string prefix = call.Form["PathPrefix"] ?? "/";
        call.Authorize("iam:ListUsers", $"arn:{call.Account.Partition}:iam::{call.Account.Id}:user{prefix}");
        User[] users = [.. call.Account.Users.Where(user => user.Path.StartsWith(prefix, StringComparison.Ordinal))];
        return IamPage.Of(call, "Users", users, user => Show(user, "member", whole: false));
    }
}
