using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;

namespace XScrape.Simulator.Iam.RolePolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html.</summary>
internal sealed class DeleteRolePermissionsBoundary() : IamOperation(isWrite: true)
{
    public override Reply Run(Call call) => IdentityPolicies.DropBoundary(FindForWrite(call, "iam:DeleteRolePermissionsBoundary"));
}
