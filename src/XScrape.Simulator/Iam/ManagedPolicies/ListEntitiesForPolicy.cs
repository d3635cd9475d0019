using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Iam.ManagedPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html.</summary>
internal sealed class ListEntitiesForPolicy() : ManagedPolicyOperation(isWrite: false)
{
    public override Reply Run(Call call)
    {
        ManagedPolicy policy = FindManaged(call, "iam:ListEntitiesForPolicy");
        string? wanted = call.Form["EntityFilter"];
        bool asBoundary = call.Form["PolicyUsageFilter"] == "PermissionsBoundary";
        Identity[] found = [.. call.Account.Identities.Where(identity =>
            (wanted is null || wanted == (identity is Role ? "Role" : "User"))
            && (asBoundary ? ReferenceEquals(identity.BoundaryPolicy, policy) : identity.Attached.Contains(policy)))];
        return Reply.OfXml(
            new XElement("PolicyGroups"),
            new XElement("PolicyUsers", found.OfType<User>().Select(user => new XElement("member", Element("UserName", user.Name), Element("UserId", user.Id)))),
            new XElement("PolicyRoles", found.OfType<Role>().Select(role => new XElement("member", Element("RoleName", role.Name), Element("RoleId", role.Id)))),
            new XElement("IsTruncated", "false"));
    }
}
