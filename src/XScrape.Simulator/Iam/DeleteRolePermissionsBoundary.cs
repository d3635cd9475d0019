namespace XScrape.Simulator;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html.</summary>
internal sealed class DeleteRolePermissionsBoundary() : IamOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        Role role = FindForWrite(call, "iam:DeleteRolePermissionsBoundary");
        role.BoundaryPolicy = role.BoundaryPolicy is null ? throw NoSuchEntity($"The role {role.Name} has no permissions boundary.") : null;
        return Reply.Empty;
    }
}
