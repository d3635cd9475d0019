using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;

namespace XScrape.Simulator.Iam.RolePolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html.</summary>
internal sealed class DetachRolePolicy() : IamOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        string arn = call.Form.NeedArn("PolicyArn");
        return IdentityPolicies.Detach(FindForWrite(call, "iam:DetachRolePolicy", request => request.With("iam:PolicyARN", arn)), arn);
    }
}
