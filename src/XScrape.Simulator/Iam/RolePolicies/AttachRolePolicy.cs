using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;

namespace XScrape.Simulator.Iam.RolePolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html.</summary>
internal sealed class AttachRolePolicy() : IamOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        string arn = call.Form.NeedArn("PolicyArn");
        return IdentityPolicies.Attach(call, FindForWrite(call, "iam:AttachRolePolicy", request => request.With("iam:PolicyARN", arn)), arn);
    }
}
