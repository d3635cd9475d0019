using XScrape.Cloud;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Arns;

namespace XScrape.Provisioning;

/// <summary>Refuses to work on roles that are not this link's.</summary>
internal static class RoleGuard
{
    public static void RefuseForeign(IamRole role, RoleArn wanted, LinkKey key, bool adopt)
    {
        if (role.Arn.Path != wanted.Path)
        {
            throw new XScrapeException(
                FailureId.RolePathDiffers,
                $"The role {wanted.Name} exists as {role.Arn}, and the link wants {wanted}. Role names are unique in an account whatever their path.",
                $"Give -SourceRolePath or -TargetRolePath '{role.Arn.Path}', or another role name.");
        }

        switch (OwnerTag.Of(role.Tags, key))
        {
            case Ownership.AnotherLink when !adopt:
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
