using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Iam.ManagedPolicies;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Iam.Accounts;

/// <summary>Everything at once, in pages: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html.</summary>
internal sealed class GetAccountAuthorizationDetails() : IamOperation(isWrite: false)
{
    private static readonly (string Kind, string List)[] s_kinds =
        [("User", "UserDetailList"), ("Group", "GroupDetailList"), ("Role", "RoleDetailList"), ("LocalManagedPolicy", "Policies"), ("AWSManagedPolicy", "Policies")];

    public override Reply Run(Call call)
    {
        call.Authorize("iam:GetAccountAuthorizationDetails", "*");
        IReadOnlyList<string> wanted = call.Form.List("Filter.member");
        string? stray = wanted.FirstOrDefault(filter => s_kinds.All(kind => kind.Kind != filter));
        if (stray is not null)
        {
            throw Form.Invalid($"1 validation error detected: Value '{stray}' at 'filter' failed to satisfy constraint: Member must satisfy enum value set");
        }

        (string List, Func<XElement> Show)[] all = [.. All(call).Where(item => wanted.Count == 0 || wanted.Contains(item.Kind)).Select(item => (s_kinds.First(kind => kind.Kind == item.Kind).List, item.Show))];
        Reply page = IamPage.Of(call, "All", all, item => new XElement(item.List, item.Show()));
        XElement[] shown = [.. page.Xml!.First(element => element.Name.LocalName == "All").Elements()];
        return Reply.OfXml(
        [
            .. s_kinds.Select(kind => kind.List).Distinct().Select(list => new XElement(list, shown.Where(item => item.Name.LocalName == list).Elements())),
            .. page.Xml!.Where(element => element.Name.LocalName != "All"),
        ]);
    }

    private static IEnumerable<(string Kind, Func<XElement> Show)> All(Call call) =>
    [
        .. call.Account.Users.Select(user => ("User", (Func<XElement>)(() => Detail(user)))),
        .. call.Account.Roles.Select(role => ("Role", (Func<XElement>)(() => Detail(call, role)))),
        .. call.Account.Policies.Where(policy => !policy.IsOfAws || call.Account.Identities.Any(identity => identity.Attached.Contains(policy)))
            .Select(policy => (policy.IsOfAws ? "AWSManagedPolicy" : "LocalManagedPolicy", (Func<XElement>)(() => Detail(call, policy)))),
    ];

    private static XElement Detail(User user)
    {
        XElement element = new(
            "member",
            Element("Path", user.Path),
            Element("UserName", user.Name),
            Element("UserId", user.Id),
            Element("Arn", user.Arn),
            Element("CreateDate", Time(user.Created)),
            new XElement("GroupList"));
        return WithPolicies(element, user, "UserPolicyList");
    }

    private static XElement Detail(Call call, Role role)
    {
        XElement element = new(
            "member",
            Element("Path", role.Path),
            Element("RoleName", role.Name),
            Element("RoleId", role.Id),
            Element("Arn", role.Arn),
            Element("CreateDate", Time(role.Created)),
            Element("AssumeRolePolicyDocument", PercentEncoding.Encode(ShowTrust(call, role))),
            new XElement("InstanceProfileList"),
            new XElement("RoleLastUsed"));
        return WithPolicies(element, role, "RolePolicyList");
    }

    private static XElement WithPolicies(XElement element, Identity identity, string list)
    {
        element.Add(
            new XElement(list, identity.Inline.Select(policy => new XElement("member", Element("PolicyName", policy.Key), Element("PolicyDocument", PercentEncoding.Encode(policy.Value.Text))))),
            new XElement("AttachedManagedPolicies", identity.Attached.Select(policy => new XElement("member", Element("PolicyName", policy.Name), Element("PolicyArn", policy.Arn)))));
        RoleElement.AddBoundaryAndTags(element, identity.BoundaryPolicy, identity.Tags);
        return element;
    }

    private static XElement Detail(Call call, ManagedPolicy policy)
    {
        XElement element = PolicyElement.Of(call.Account, policy, "member", whole: false);
        element.Add(new XElement("PolicyVersionList", policy.Versions.Select(version => PolicyElement.Of(policy, version, "member", withDocument: true))));
        return element;
    }
}
