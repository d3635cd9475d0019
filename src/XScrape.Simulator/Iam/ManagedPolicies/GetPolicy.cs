using XScrape.Simulator.Http;

namespace XScrape.Simulator.Iam.ManagedPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html.</summary>
internal sealed class GetPolicy() : ManagedPolicyOperation(isWrite: false)
{
    public override Reply Run(Call call) => Reply.OfXml(PolicyElement.Of(call.Account, FindManaged(call, "iam:GetPolicy")));
}
