using XScrape.Acceptance.Tests.Support;
using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Cloud.Iam;
using XScrape.Destinations;
using XScrape.Diagnosis;
using XScrape.Policies;
using XScrape.Roles;

namespace XScrape.Acceptance.Tests.Diagnosis;

/// <summary>What can go wrong with what the two roles may do.</summary>
internal static class RoleMutations
{
    public static IEnumerable<Mutation> All =>
    [
        new("the source role is gone", [FindingIds.SourceRole], async s =>
        {
            await LinkStage.DeleteRoleAsync(s.Source, s.SourceRole);
            return null;
        }) { Consequences = [FindingIds.TargetTrust] },
        new("the source role was made anew, just as it was", FindingIds.TargetTrust, RecreateAsync),
        new("the target role is gone", FindingIds.TargetRole, s => LinkStage.DeleteRoleAsync(s.Target, s.TargetRole)),
        new("the source role has lost its permission", FindingIds.SourcePermission, s => s.Source.Iam.DeleteRolePolicyAsync(s.SourceRole, Assume(s), Test.Stop)),
        new("the source role may assume another role", FindingIds.SourcePermission, s => s.Source.Iam.PutRolePolicyAsync(s.SourceRole, Assume(s), Policy("Allow", "sts:AssumeRole", s.Facts.TargetRole + "2"), Test.Stop)),
        new("the source role may assume only with another external id", FindingIds.SourcePermission, s => s.Source.Iam.PutRolePolicyAsync(s.SourceRole, Assume(s), WithExternalId(s), Test.Stop)),
        new("an inline policy denies the source role", FindingIds.SourceDeny, s => s.Source.Iam.PutRolePolicyAsync(s.SourceRole, "Guard", Policy("Deny", "sts:*", "*"), Test.Stop)),
        new("an attached policy denies the source role", FindingIds.SourceDeny, s => s.Source.Iam.AttachRolePolicyAsync(s.SourceRole, ArnOf(s.Source, LinkPlan.Forbid), Test.Stop)),
        new("a boundary does not let the source role assume", FindingIds.SourceBoundary, s => BoundAsync(s, "111122223333", s.SourceRole, LinkPlan.Limit)),
        new("a boundary denies the source role", FindingIds.SourceDeny, s => BoundAsync(s, "111122223333", s.SourceRole, LinkPlan.LimitDenies)),
        new("the target role has lost its policy", FindingIds.TargetPermission, s => s.Target.Iam.DetachRolePolicyAsync(s.TargetRole, WorkspaceDestination.RemoteWritePolicy("aws"), Test.Stop)),
        new("the target role may write to another workspace", FindingIds.TargetPermission, s => s.Target.Iam.PutRolePolicyAsync(s.TargetRole, RolePermissions.RemoteWriteName, Policy("Allow", "aps:RemoteWrite", LinkPlan.Usual.OtherWorkspace), Test.Stop))
            { Plan = LinkPlan.Usual with { LeastPrivilege = true } },
        new("the target role may only query", FindingIds.TargetPermission, s => s.Target.Iam.PutRolePolicyAsync(s.TargetRole, RolePermissions.RemoteWriteName, Policy("Allow", "aps:QueryMetrics", "*"), Test.Stop))
            { Plan = LinkPlan.Usual with { LeastPrivilege = true } },
        new("an inline policy denies the target role", FindingIds.TargetDeny, s => s.Target.Iam.PutRolePolicyAsync(s.TargetRole, "Guard", Policy("Deny", "aps:Remote*", "*"), Test.Stop)),
        new("an attached policy denies the target role", FindingIds.TargetDeny, s => s.Target.Iam.AttachRolePolicyAsync(s.TargetRole, ArnOf(s.Target, LinkPlan.Forbid), Test.Stop)),
        new("a boundary does not let the target role write", FindingIds.TargetBoundary, s => BoundAsync(s, "444455556666", s.TargetRole, LinkPlan.Limit)),
        new("a boundary denies the target role", FindingIds.TargetDeny, s => BoundAsync(s, "444455556666", s.TargetRole, LinkPlan.LimitDenies)),
    ];

    private static string Assume(LinkStage stage) => RolePermissions.AssumeName(stage.Facts.TargetRole!);

    private static PolicyDocument Policy(string effect, string action, string resource) => PolicyDocument.Of(new PolicyStatement { Effect = effect, Action = [action], Resource = [resource] });

    private static PolicyDocument WithExternalId(LinkStage stage) => PolicyDocument.Of(new PolicyStatement
    {
        Effect = "Allow",
        Action = ["sts:AssumeRole"],
        Resource = [stage.Facts.TargetRole!.ToString()],
        Conditions = [new PolicyCondition("StringEquals", "sts:ExternalId", "somebody")],
    });

    private static string ArnOf(ICloudAccount account, string policy) => $"arn:aws:iam::{account.Identity.Keys!.AccessKey[^12..]}:policy/{policy}";

    private static Task BoundAsync(LinkStage stage, string account, RoleName role, string policy) =>
        stage.IamAsync(account, "PutRolePermissionsBoundary", ("RoleName", role.ToString()), ("PermissionsBoundary", $"arn:aws:iam::{account}:policy/{policy}"));

    private static async Task RecreateAsync(LinkStage stage)
    {
        IamRole old = (await stage.Source.Iam.GetRoleAsync(stage.SourceRole, Test.Stop))!;
        PolicyDocument assume = (await stage.Source.Iam.GetRolePolicyAsync(stage.SourceRole, Assume(stage), Test.Stop))!;
        await LinkStage.DeleteRoleAsync(stage.Source, stage.SourceRole);
        await stage.Source.Iam.CreateRoleAsync(new NewRole(old.Arn.Name, old.Arn.Path, PolicyDocument.Parse(old.TrustJson), "d", old.Tags, null), Test.Stop);
        await stage.Source.Iam.PutRolePolicyAsync(stage.SourceRole, Assume(stage), assume, Test.Stop);
    }
}
