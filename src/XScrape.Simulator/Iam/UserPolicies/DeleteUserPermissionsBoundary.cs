using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.Iam.Users;

namespace XScrape.Simulator.Iam.UserPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPermissionsBoundary.html.</summary>
internal sealed class DeleteUserPermissionsBoundary() : UserOperation(isWrite: true)
{
    public override Reply Run(Call call) => IdentityPolicies.DropBoundary(FindUser(call, "iam:DeleteUserPermissionsBoundary"));
}
