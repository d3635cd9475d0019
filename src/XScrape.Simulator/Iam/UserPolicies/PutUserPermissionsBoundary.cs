using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Users;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.UserPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPermissionsBoundary.html.</summary>
internal sealed class PutUserPermissionsBoundary() : UserOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        string arn = call.Form.NeedArn("PermissionsBoundary");
        User user = FindUser(call, "iam:PutUserPermissionsBoundary", request => request.With("iam:PermissionsBoundary", arn));
        user.BoundaryPolicy = FindPolicy(call, arn);
        return Reply.Empty;
    }
}
