using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Accounts;
using XScrape.Simulator.Iam.ManagedPolicies;
using XScrape.Simulator.Iam.RolePolicies;
using XScrape.Simulator.Iam.Roles;
using XScrape.Simulator.Iam.UserPolicies;
using XScrape.Simulator.Iam.Users;

namespace XScrape.Simulator.Iam;

/// <summary>IAM.</summary>
internal sealed class IamService() : AwsService("iam", Protocol.Query, All)
{
    public override XNamespace Namespace => "https://iam.amazonaws.com/doc/2010-05-08/";

    public override AwsError Throttled(int? retryAfterSeconds) => new(400, "Throttling", "Rate exceeded");

    public override AwsError ServerFailure() => new(500, "ServiceFailure", "The request processing has failed because of an unknown error, exception or failure.");

    private static IEnumerable<Operation> All => [.. Roles, .. Users, .. Policies, .. Accounts];

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
