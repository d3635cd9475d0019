using XScrape.Arns;
using XScrape.Cloud.Iam;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Policies;
using XScrape.Policies.Trust;
using XScrape.Provisioning.Roles;
using XScrape.Roles;

namespace XScrape.Provisioning.Trust;

/// <summary>
/// Looks, before a scraper is made, whether its roles have room for it: a role that several links use holds one ARN in its
/// trust policy and one tag for each.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html</remarks>
internal static class SharedRoleQuota
{
    /// <summary>The default quota on characters of a trust policy; an account may have more.</summary>
    private const int DefaultPolicyLength = 2048;

    /// <summary>RoleIsFull where tags are full; a warning in the journal where the default length of a policy is exceeded.</summary>
    public static async Task CheckAsync(ScraperLink link, CancellationToken stop)
    {
        foreach (LinkRole side in new[] { LinkRole.Source(link), LinkRole.Target(link) }.Where(MayBeShared))
        {
            IamRole? seen = side.Terms.Role == Side.Source ? link.Session.Cache.SourceRole : link.Session.Cache.TargetRole;
            IamRole? role = seen ?? await side.FindAsync(stop).ConfigureAwait(false);
            if (role is not null && !side.IsExclusive(role))
            {
                Check(link, side.AsShared(), role);
            }
        }
    }

    private static bool MayBeShared(LinkRole side) =>
        side.Arn.Name != side.Facts.Key.DefaultRole(side.Terms.Role);

    private static void Check(ScraperLink link, LinkRole side, IamRole role)
    {
        // Its id is not known yet; all ids have one length.
        ScraperArn next = new(side.Arn.Partition, side.Terms.Region, side.Terms.SourceAccount, ScraperId.Parse("s-00000000-0000-0000-0000-000000000000"));
        RoleGuard.RefuseFullTags(role, SharedTrust.MissingTags(side, role, next, side.Read(role).Scrapers).Keys);
        PolicyDocument now = PolicyDocument.Parse(role.TrustJson);
        ScraperArn[] there = [.. side.Read(role).Scrapers];
        int length = TrustPatch.Apply(now, side.Terms, [.. there, next]).ToJson().Length;
        if (length > DefaultPolicyLength)
        {
            int fixedLength = TrustPatch.Apply(now, side.Terms, []).ToJson().Length;
            int fits = Math.Max(0, (DefaultPolicyLength - fixedLength) / (next.ToString().Length + 3));
            link.Session.Journal.Warn(
                $"With one more scraper the trust policy of {side.Arn} has {length} characters, and {DefaultPolicyLength} are allowed by default: about {fits} scrapers fit. "
                + "If the bind is refused with LimitExceeded, have the quota 'Role trust policy length' raised, or give the link roles of its own.");
        }
    }
}
