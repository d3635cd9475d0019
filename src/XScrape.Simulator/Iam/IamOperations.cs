namespace XScrape.Simulator;

/// <summary>IAM's operations.</summary>
internal static class IamOperations
{
    public static IEnumerable<Operation> All =>
    [
        new CreateRole(), new GetRole(), new ListRoles(), new UpdateRole(), new DeleteRole(),
        new UpdateAssumeRolePolicy(), new TagRole(), new UntagRole(), new ListRoleTags(),
        new PutRolePolicy(), new GetRolePolicy(), new ListRolePolicies(), new DeleteRolePolicy(),
        new AttachRolePolicy(), new DetachRolePolicy(), new ListAttachedRolePolicies(),
        new PutRolePermissionsBoundary(), new DeleteRolePermissionsBoundary(), new ListInstanceProfilesForRole(),
        new GetPolicy(), new GetPolicyVersion(), new SimulateCustomPolicy(), new SimulatePrincipalPolicy(),
    ];
}
