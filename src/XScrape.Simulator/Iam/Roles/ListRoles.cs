using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.Roles;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html.</summary>
internal sealed class ListRoles() : IamOperation(isWrite: false)
{
    public override Reply Run(Call call)
    {
        string prefix = call.Form["PathPrefix"] ?? "/";
        call.Authorize("iam:ListRoles", $"arn:{call.Account.Partition}:iam::{call.Account.Id}:role{prefix}");
        Role[] roles = [.. call.Account.Roles.Where(role => role.Path.StartsWith(prefix, StringComparison.Ordinal))];
        return IamPage.Of(call, "Roles", roles, role => RoleElement.Of(call, role, "member", whole: false));
    }
}
