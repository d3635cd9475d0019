namespace XScrape.Simulator;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPermissionsBoundary.html.</summary>
internal sealed class DeleteUserPermissionsBoundary() : UserOperation(isWrite: true)
{
    public override Reply Run(Call call) => IdentityPolicies.DropBoundary(FindUser(call, "iam:DeleteUserPermissionsBoundary"));
}
