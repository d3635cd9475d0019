using XScrape.Cloud.Iam;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Links.Sides;
using XScrape.Policies;
using XScrape.Policies.Trust;
using XScrape.Roles;

namespace XScrape.Provisioning.Roles;

/// <summary>
/// What a role carries: its policies and instance profiles. The owner tag alone proves nothing, since anyone who may tag a role can
/// set it; a role is ours to delete only if all that it carries is ours as well. Tags and a boundary of the organisation do not count.
/// </summary>
internal sealed record RoleContent(IReadOnlyList<string> Inline, IReadOnlyList<string> Attached, IReadOnlyList<string> InstanceProfiles)
{
    public static async Task<RoleContent> ReadAsync(LinkRole side, CancellationToken stop)
    {
        Task<IReadOnlyList<string>> inline = side.Iam.ListRolePoliciesAsync(side.Arn.Name, stop);
        Task<IReadOnlyList<string>> attached = side.Iam.ListAttachedRolePoliciesAsync(side.Arn.Name, stop);
        Task<IReadOnlyList<string>> profiles = side.Iam.ListInstanceProfilesForRoleAsync(side.Arn.Name, stop);
        await Task.WhenAll(inline, attached, profiles).ConfigureAwait(false);
        return new RoleContent(await inline.ConfigureAwait(false), await attached.ConfigureAwait(false), await profiles.ConfigureAwait(false));
    }

    /// <summary>RoleInUse where anything on the role is not XScrape's.</summary>
    public void RefuseForeign(LinkRole side, IamRole role)
    {
        string[] foreign =
        [
            .. Said("policies", Inline.Where(n => !IsOurs(side, n)).Concat(Attached.Where(p => !IsOurManaged(side, p)))),
            .. Said("instance profiles", InstanceProfiles),
            .. Said("statements in its trust policy", ForeignStatements(side, role)),
        ];
        if (foreign.Length > 0)
        {
            throw new XScrapeException(
                FailureId.RoleInUse,
                $"The role {side.Arn} has content that XScrape did not write: {string.Join("; ", foreign)}. It was not removed.",
                "Take that off the role if it is no longer needed, then run the same command again; or remove the role manually.");
        }
    }

    private static IEnumerable<string> Said(string what, IEnumerable<string> names) => names.ToArray() is { Length: > 0 } all ? [$"{what} ({string.Join(", ", all)})"] : [];

    private static bool IsOurs(LinkRole side, string policyName) =>
        side.Terms.Role == Side.Source ? policyName.StartsWith(RolePermissions.AssumePrefix, StringComparison.Ordinal) : policyName == RolePermissions.RemoteWriteName;

    private static bool IsOurManaged(LinkRole side, string policyArn) =>
        side.Terms.Role == Side.Target && policyArn == WorkspaceDestination.RemoteWritePolicy(side.Arn.Partition);

    private static IEnumerable<string> ForeignStatements(LinkRole side, IamRole role)
    {
        TrustAnalysis reading = side.AsShared().Read(role);
        return reading.Document.Statements
            .Where(s => !TrustPatch.IsAbandoned(s) && !(ReferenceEquals(s, reading.Ours) && IsMade(s)))
            .Select(s => string.IsNullOrEmpty(s.Sid) ? $"the one without Sid, {s.Effect} {string.Join(" ", s.Action ?? [])}" : s.Sid!);
    }

    // A statement that only looks like ours keeps its own Sid; those that we make have this one.
    private static bool IsMade(PolicyStatement statement) => statement.Sid?.StartsWith(ExpectedTrust.Sid, StringComparison.Ordinal) == true;
}
