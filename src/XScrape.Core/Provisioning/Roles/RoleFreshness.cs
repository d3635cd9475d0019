using XScrape.Cloud.Iam;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Roles;
using XScrape.Waiting;

namespace XScrape.Provisioning.Roles;

/// <summary>
/// Whether a role of a link is so new that AWS may not know it everywhere: made in this process, or by one that died a
/// moment ago. Looked at only once something has failed.
/// </summary>
internal sealed class RoleFreshness(ScraperLink link, PropagationRetry retry, CancellationToken stop)
{
    private bool? _any;

    /// <summary>Whether a failure about the roles may pass by itself.</summary>
    public async Task<bool> ExplainAsync(bool speaksOfRoles)
    {
        if (!speaksOfRoles || link.Session.RolesAreNew)
        {
            return speaksOfRoles;
        }

        return _any ??= await IsNewAsync(LinkRole.Source(link)).ConfigureAwait(false) || await IsNewAsync(LinkRole.Target(link)).ConfigureAwait(false);
    }

    private async Task<bool> IsNewAsync(LinkRole side)
    {
        try
        {
            IamRole? role = await side.Iam.GetRoleAsync(side.Arn.Name, stop).ConfigureAwait(false);
            return role is not null && role.Arn == side.Arn && retry.IsNew(role.CreatedAt);
        }
        catch (XScrapeException)
        {
            // What went wrong first is what has to be reported.
            return false;
        }
    }
}
