using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;

namespace XScrape.Simulator.Iam.Roles;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfilesForRole.html.</summary>
internal sealed class ListInstanceProfilesForRole() : IamOperation(isWrite: false)
{
    /// <summary>There are no instance profiles here, so no role is in one.</summary>
    public override Reply Run(Call call)
    {
        Find(call, "iam:ListInstanceProfilesForRole");
        return IamPage.Of<string>(call, "InstanceProfiles", [], name => Element("member", name));
    }
}
