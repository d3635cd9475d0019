using XScrape.Cloud.Amp;
using XScrape.Cloud.Iam;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Roles;

namespace XScrape.Proof;

/// <summary>
/// Finds the last change of what a sample has to pass. IAM does not say when a trust policy was written; known are the
/// creation of both roles, the last change of the scraper, and what this process wrote.
/// </summary>
internal static class RoleChanges
{
    private const string Creation = "CreateRole";

    /// <summary>Writes that are closer together belong to one change.</summary>
    private static readonly TimeSpan s_apart = TimeSpan.FromMinutes(1);

    /// <summary>How long after it took effect a write is noted at most.</summary>
    private static readonly TimeSpan s_late = TimeSpan.FromSeconds(10);

    private static readonly HashSet<string> s_writes =
        [Creation, "UpdateAssumeRolePolicy", "PutRolePolicy", "DeleteRolePolicy", "AttachRolePolicy", "DetachRolePolicy"];

    /// <summary>The last change; null where none is known.</summary>
    public static async Task<RoleChange?> LastAsync(ScraperLink link, Scraper scraper, CancellationToken stop)
    {
        Task<RoleChange?>[] made = [MadeAsync(link, isSource: true, stop), MadeAsync(link, isSource: false, stop)];
        List<RoleChange?> all = [.. await Task.WhenAll(made).ConfigureAwait(false)];
        all.Add(scraper.LastModifiedAt is { } modified ? new RoleChange(modified, "the scraper was last changed") : null);
        all.Add(LastOf([.. link.Session.Journal.Changes.Where(c => s_writes.Contains(c.Operation)).OrderBy(c => c.Time)]));
        return all.OfType<RoleChange>().OrderByDescending(c => c.At).FirstOrDefault();
    }

    /// <summary>The last of the role writes of this session, in the order of their time.</summary>
    private static RoleChange? LastOf(IReadOnlyList<LinkChange> writes)
    {
        if (writes.Count == 0)
        {
            return null;
        }

        LinkChange last = writes[writes.Count - 1];
        RoleChange change = new(last.Time, $"this session ran {last.Operation} on {last.Resource}");
        return last.Operation == Creation ? change : change with { Before = BeforeOf(writes) };
    }

    /// <summary>
    /// A write is noted a moment after it took effect, and a bind is two writes: samples between the two notes are of the
    /// new policies. Where the same write was made twice in a row, nothing is taken for granted.
    /// </summary>
    private static DateTimeOffset BeforeOf(IReadOnlyList<LinkChange> writes)
    {
        DateTimeOffset first = writes[writes.Count - 1].Time;
        HashSet<(string, string)> seen = [];
        foreach (LinkChange write in writes.Reverse().TakeWhile(w => first - w.Time <= s_apart))
        {
            if (!seen.Add((write.Operation, write.Resource)))
            {
                return writes[writes.Count - 1].Time;
            }

            first = write.Time;
        }

        return first - s_late;
    }

    private static async Task<RoleChange?> MadeAsync(ScraperLink link, bool isSource, CancellationToken stop)
    {
        if ((isSource ? link.Facts.SourceRole : link.Facts.TargetRole) is null)
        {
            return null;
        }

        LinkRole side = isSource ? LinkRole.Source(link) : LinkRole.Target(link);
        try
        {
            IamRole? role = await side.Iam.GetRoleAsync(side.Arn.Name, stop).ConfigureAwait(false);
            return role?.CreatedAt is { } at ? new RoleChange(at, $"the role {side.Arn} was made") : null;
        }
        catch (XScrapeException failure) when (failure.Id is FailureId.AccessDenied or FailureId.IdentityNeeded)
        {
            // Whoever may query the workspace need not be allowed to read roles.
            return null;
        }
    }
}
