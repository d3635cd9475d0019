namespace XScrape.Simulator;

/// <summary>IAM's operations.</summary>
internal static class IamOperations
{
    public static IEnumerable<Operation> All => [.. Roles, .. Users, .. Policies, .. Accounts];

    private static IEnumerable<Operation> Roles =>
    [
        new CreateRole(), new GetRole(), new ListRoles(), new UpdateRole(), new DeleteRole(),
        new UpdateAssumeRolePolicy(), new TagRole(), new UntagRole(), new ListRoleTags(),
        new PutRolePolicy(), new GetRolePolicy(), new ListRolePolicies(), new DeleteRolePolicy(),
        new AttachRolePolicy(), new DetachRolePolicy(), new ListAttachedRolePolicies(),
        new PutRolePermissionsBoundary(), new DeleteRolePermissionsBoundary(), new ListInstanceProfilesForRole(),
    ];

    private static IEnumerable<Operation> Users =>
    [
        new CreateUser(), new GetUser(), new ListUsers(), new DeleteUser(), new TagUser(), new UntagUser(), new ListUserTags(), new ListGroupsForUser(),
        new CreateAccessKey(), new ListAccessKeys(), new UpdateAccessKey(), new DeleteAccessKey(),
        new PutUserPolicy(), new GetUserPolicy(), new ListUserPolicies(), new DeleteUserPolicy(),
        new AttachUserPolicy(), new DetachUserPolicy(), new ListAttachedUserPolicies(),
        new PutUserPermissionsBoundary(), new DeleteUserPermissionsBoundary(),
    ];

    private static IEnumerable<Operation> Policies =>
    [
        new CreatePolicy(), new GetPolicy(), new ListPolicies(), new DeletePolicy(), new TagPolicy(), new UntagPolicy(), new ListPolicyTags(), new ListEntitiesForPolicy(),
        new CreatePolicyVersion(), new GetPolicyVersion(), new ListPolicyVersions(), new SetDefaultPolicyVersion(), new DeletePolicyVersion(),
    ];

    private static IEnumerable<Operation> Accounts =>
    [
        new CreateAccountAlias(), new DeleteAccountAlias(), new ListAccountAliases(), new GetAccountAuthorizationDetails(),
        new SimulateCustomPolicy(), new SimulatePrincipalPolicy(),
    ];
}
