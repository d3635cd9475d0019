using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.Iam.Users;

namespace XScrape.Simulator.Iam.UserPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html.</summary>
internal sealed class AttachUserPolicy() : UserOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        string arn = call.Form.NeedArn("PolicyArn");
        return IdentityPolicies.Attach(call, FindUser(call, "iam:AttachUserPolicy", request => request.With("iam:PolicyARN", arn)), arn);
    }
}
