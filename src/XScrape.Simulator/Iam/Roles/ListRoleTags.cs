using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.Roles;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html.</summary>
internal sealed class ListRoleTags() : IamOperation(isWrite: false)
{
    public override Reply Run(Call call) => IamPage.Of(call, "Tags", Tags(call), RoleElement.Tag);

    private static TagMap Tags(Call call)
    {
        Role role = Find(call, "iam:ListRoleTags");
        return Stale(call, role)?.Tags ?? role.Tags;
    }
}
