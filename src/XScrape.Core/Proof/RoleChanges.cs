using XScrape.Cloud;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Provisioning;

namespace XScrape.Proof;

/// <summary>
/// Finds the last change of what a sample has to pass. IAM does not say when a trust policy was written; known are the
/// creation of both roles, the last change of the scraper, and what this process wrote.
/// </summary>
internal static class RoleChanges
{
    private static readonly HashSet<string> s_writes =
        ["CreateRole", "UpdateAssumeRolePolicy", "PutRolePolicy", "DeleteRolePolicy", "AttachRolePolicy", "DetachRolePolicy"];

    /// <summary>The last change; null where none is known.</summary>
    public static async Task<RoleChange?> LastAsync(ScraperLink link, Scraper scraper, CancellationToken stop)
    {
        Task<RoleChange?>[] made = [MadeAsync(link, isSource: true, stop), MadeAsync(link, isSource: false, stop)];
        List<RoleChange?> all = [.. await Task.WhenAll(made).ConfigureAwait(false)];
        all.Add(scraper.LastModifiedAt is { } modified ? new RoleChange(modified, "the scraper was last changed", MayBeOutlived: false) : null);
        all.AddRange(link.Session!.Journal.Changes.Where(c => s_writes.Contains(c.Operation))
            .Select(c => new RoleChange(c.Time, $"this session ran {c.Operation} on {c.Resource}", MayBeOutlived: c.Operation != "CreateRole")));
        return all.OfType<RoleChange>().OrderByDescending(c => c.At).FirstOrDefault();
    }

    private static async Task<RoleChange?> MadeAsync(ScraperLink link, bool isSource, CancellationToken stop)
    {
        if ((isSource ? link.Facts.SourceRole : link.Facts.TargetRole) is null)
        {
            return null;
        }

        RoleSide side = isSource ? RoleSide.Source(link) : RoleSide.Target(link);
        try
        {
            IamRole? role = await side.Iam.GetRoleAsync(side.Arn.Name, stop).ConfigureAwait(false);
            return role?.CreatedAt is { } at ? new RoleChange(at, $"the role {side.Arn} was made", MayBeOutlived: false) : null;
        }
        catch (XScrapeException failure) when (failure.Id is FailureId.AccessDenied or FailureId.IdentityNeeded)
        {
            // Whoever may query the workspace need not be allowed to read roles.
            return null;
        }
    }
}
