using XScrape.Arns;
using XScrape.Cloud.Iam;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Roles;

namespace XScrape.Provisioning.Roles;

/// <summary>Refuses to work on roles that are not this link's.</summary>
internal static class RoleGuard
{
    /// <summary>RoleIsFull where these tags would go over the quota of a role.</summary>
    public static void RefuseFullTags(IamRole role, IEnumerable<string> added)
    {
        int after = role.Tags.Keys.Union(added).Count();
        if (after > SharedRoleTags.MaxTags)
        {
            throw new XScrapeException(
                FailureId.RoleIsFull,
                $"The role {role.Arn} would have {after} tags, one for each scraper that it allows, and its other tags; IAM allows {SharedRoleTags.MaxTags}.",
                "Give this link roles of its own: leave out -SourceRoleName and -TargetRoleName.");
        }
    }

    public static void RefuseForeign(IamRole role, RoleArn wanted, ScraperLink link, bool adopt)
    {
        if (role.Arn.Path != wanted.Path)
        {
            throw new XScrapeException(
                FailureId.RolePathDiffers,
                $"The role {wanted.Name} exists as {role.Arn}, and the link wants {wanted}. Role names are unique in an account, regardless of path.",
                $"Give -SourceRolePath or -TargetRolePath '{role.Arn.Path}', or another role name.");
        }

        LinkKey key = link.Facts.Key;
        switch (OwnerTag.Of(role.Tags, key))
        {
            case Ownership.AnotherLink when !adopt && !OwnerTag.IsOfAny(role.Tags, link.Session.Origin.RoleSharers):
                throw new XScrapeException(
                    FailureId.RoleOwnedByAnotherLink,
                    $"The role {role.Arn} belongs to the link '{role.Tags[OwnerTag.Key]}', and this link is '{key}'.",
                    "Give another role name, or -Adopt to share the role between both links.");
            case Ownership.Nobody when !adopt:
                throw new XScrapeException(
                    FailureId.RoleNotOwned,
                    $"The role {role.Arn} exists, and XScrape did not make it.",
                    "Give -Adopt to use it (XScrape will add its statement and will never delete the role), or another role name.");
            default:
                return;
        }
    }
}
