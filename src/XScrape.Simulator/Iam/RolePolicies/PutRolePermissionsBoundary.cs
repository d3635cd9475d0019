using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.RolePolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html.</summary>
internal sealed class PutRolePermissionsBoundary() : IamOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        string arn = call.Form.NeedArn("PermissionsBoundary");
        Role role = FindForWrite(call, "iam:PutRolePermissionsBoundary", request => request.With("iam:PermissionsBoundary", arn));
        role.BoundaryPolicy = FindPolicy(call, arn);
        return Reply.Empty;
    }
}
