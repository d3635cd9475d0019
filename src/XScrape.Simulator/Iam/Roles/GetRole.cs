using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.Roles;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html.</summary>
internal sealed class GetRole() : IamOperation(isWrite: false)
{
    public override Reply Run(Call call)
    {
        Role role = Find(call, "iam:GetRole");
        return Stale(call, role) is { Existed: false }
            ? throw NoSuchEntity($"The role with name {role.Name} cannot be found.")
            : Reply.OfXml(RoleElement.Of(call, role));
    }
}
