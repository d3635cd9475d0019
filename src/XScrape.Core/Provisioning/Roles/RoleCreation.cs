using XScrape.Arns;
using XScrape.Cloud.Iam;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Roles;
using XScrape.Waiting;

namespace XScrape.Provisioning.Roles;

/// <summary>CreateRole, made repeatable: the answer may have been lost, or another run of the same link may have been faster.</summary>
internal static class RoleCreation
{
    /// <summary>
    /// The owner tag, the user's tags, and the mark of a shared role where the name is not the one that only this link has:
    /// other links may be given the same name.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Tags(LinkRole side, RoleSettings settings)
    {
        LinkKey key = side.Facts.Key;
        Dictionary<string, string> tags = OwnerTag.For(key, settings.Tags);
        if (side.Arn.Name != key.DefaultRole(side.Terms.Role))
        {
            tags[SharedRoleTags.SharedMark.Key] = SharedRoleTags.SharedMark.Value;
        }

        return tags;
    }

    /// <summary>The role, and whether this very call made it. AlreadyExists only where the role is neither this link's nor that of a link which shares it in the same input.</summary>
    public static async Task<(IamRole Role, bool IsNew)> CreateAsync(IIam iam, NewRole wanted, RoleArn arn, ScraperLink link, PropagationRetry retry, CancellationToken stop)
    {
        try
        {
            return (await iam.CreateRoleAsync(wanted, stop).ConfigureAwait(false), true);
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.AlreadyExists)
        {
            // It exists, so a read that does not find it is only late.
            IamRole there = await retry.RunAsync(
                async inner => await iam.GetRoleAsync(wanted.Name, inner).ConfigureAwait(false) ?? throw failure,
                late => ReferenceEquals(late, failure),
                stop).ConfigureAwait(false);
            if (there.Arn != arn || !(OwnerTag.Of(there.Tags, link.Facts.Key) == Ownership.Ours || OwnerTag.IsOfAny(there.Tags, link.Session.Origin.RoleSharers)))
            {
                throw;
            }

            return (there, false);
        }
    }
}
