using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;

namespace XScrape.Simulator.Iam.ManagedPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyTags.html.</summary>
internal sealed class ListPolicyTags() : ManagedPolicyOperation(isWrite: false)
{
    public override Reply Run(Call call) => IamPage.Of(call, "Tags", FindManaged(call, "iam:ListPolicyTags").Tags, RoleElement.Tag);
}
