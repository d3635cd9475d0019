using XScrape.Destinations;
using XScrape.Policies;

namespace XScrape.Permissions;

/// <summary>What the caller may do to this side's role.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html</remarks>
internal sealed class RoleStatements(CallerScope scope, CallerSettings settings)
{
    private static readonly string[] s_work =
    [
        "iam:GetRole", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:GetRolePolicy",
        "iam:ListRolePolicies", "iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole", "iam:DeleteRole",
    ];

    /// <summary>The source role: an inline policy, and the right to pass it to AMP alone.</summary>
    public IEnumerable<PolicyStatement> Source =>
    [
        Work("iam:DeleteRolePolicy"), .. Look, Make("iam:PutRolePolicy"),
        CallerStatement.Allow("PassRole", ["iam:PassRole"], [scope.Role], new PolicyCondition("StringEquals", "iam:PassedToService", "aps.amazonaws.com")),
    ];

    /// <summary>
    /// The target role: an inline policy only with least privilege. Without one, nothing but the one managed policy can be given to
    /// it, so that its maker cannot gain by it.
    /// </summary>
    public IEnumerable<PolicyStatement> Target => settings.LeastPrivilege
        ? [Work("iam:DeleteRolePolicy"), .. Look, Make("iam:PutRolePolicy")]
        : [Work(), .. Look, Make(), Attach];

    private IEnumerable<PolicyStatement> Look => scope.RoleWithoutPath is string role
        ? [CallerStatement.Allow("LookForRole", ["iam:GetRole"], [role])]
        : [];

    private PolicyStatement Attach => CallerStatement.Allow(
        "AttachPolicy",
        ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
        [scope.Role],
        new PolicyCondition("ArnEquals", "iam:PolicyARN", WorkspaceDestination.RemoteWritePolicy(scope.Partition)));

    private PolicyStatement Work(params string[] more) => CallerStatement.Allow("Role", [.. s_work, .. more], [scope.Role]);

    /// <summary>Who makes a role and writes its policy could give himself everything: the boundary holds for both.</summary>
    private PolicyStatement Make(params string[] more) => CallerStatement.Allow(
        "MakeRole",
        ["iam:CreateRole", .. more],
        [scope.Role],
        settings.PermissionsBoundary is { } boundary
            ? [new PolicyCondition("StringEquals", "iam:PermissionsBoundary", boundary.For(scope.Account).ToString())]
            : []);
}
