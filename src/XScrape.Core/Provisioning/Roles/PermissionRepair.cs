using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Operations;
using XScrape.Policies;
using XScrape.Policies.Trust;
using XScrape.Roles;
using XScrape.Waiting;

namespace XScrape.Provisioning.Roles;

/// <summary>Gives back to the two roles the permissions that were taken away; what grants them in another way will do.</summary>
internal sealed class PermissionRepair(PropagationRetry retry)
{
    public async Task AddAsync(List<PlanStep> steps, LinkRole source, LinkRole target, CancellationToken stop)
    {
        Task<bool> mayAssume = MayAssumeAsync(source, target.Arn, stop);
        Task<bool> mayWrite = MayWriteAsync(target, RolePermissions.RemoteWriteName, stop);
        await Task.WhenAll(mayAssume, mayWrite).ConfigureAwait(false);
        if (!await mayAssume.ConfigureAwait(false))
        {
            steps.Add(PermitAssume(source, target.Arn, null));
        }

        if (!await mayWrite.ConfigureAwait(false))
        {
            steps.Add(PermitWrite(target, leastPrivilege: false, null));
        }
    }

    /// <summary>Whether an inline policy of the source role, ours or any other, lets it assume the target role.</summary>
    public static Task<bool> MayAssumeAsync(LinkRole source, RoleArn target, CancellationToken stop) =>
        // Ours is nearly always there, so that it is asked for before the list.
        GrantsAsync(source, RolePermissions.AssumeName(target), ExpectedTrust.AssumeRole, target.ToString(), stop);

    /// <summary>Whether the target role may write to the workspace: by the managed policy, or by an inline one.</summary>
    /// <param name="target">The role.</param>
    /// <param name="likely">The inline policy to ask for before the list of them; null where there is most likely none.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<bool> MayWriteAsync(LinkRole target, string? likely, CancellationToken stop)
    {
        IReadOnlyList<string> attached = await target.Iam.ListAttachedRolePoliciesAsync(target.Arn.Name, stop).ConfigureAwait(false);
        ScrapeDestination written = Written(target);
        return (written.ManagedPolicy is string managed && attached.Contains(managed))
            || await GrantsAsync(target, likely, written.WriteAction, written.ToString(), stop).ConfigureAwait(false);
    }

    public PlanStep PermitAssume(LinkRole source, RoleArn target, PolicyDocument? before)
    {
        PolicyDocument policy = RolePermissions.Assume(target);
        return Write("PutRolePolicy", source, before, policy.ToString(), inner =>
            source.Iam.PutRolePolicyAsync(source.Arn.Name, RolePermissions.AssumeName(target), policy, inner));
    }

    public PlanStep PermitWrite(LinkRole target, bool leastPrivilege, PolicyDocument? before)
    {
        if (leastPrivilege || Written(target).ManagedPolicy is not string managed)
        {
            PolicyDocument policy = RolePermissions.Write(target.Facts.KnownDestination);
            return Write("PutRolePolicy", target, before, policy.ToString(), inner =>
                target.Iam.PutRolePolicyAsync(target.Arn.Name, RolePermissions.RemoteWriteName, policy, inner));
        }

        return Write("AttachRolePolicy", target, null, managed, inner => target.Iam.AttachRolePolicyAsync(target.Arn.Name, managed, inner));
    }

    private static ScrapeDestination Written(LinkRole target) => target.Facts.Destination ?? ScrapeDestination.AnyIn(target.Arn.Partition, target.Terms.Region, target.Arn.Account);

    private PlanStep Write(string operation, LinkRole side, PolicyDocument? before, string after, Func<CancellationToken, Task> write) =>
        new(operation, side.Arn.ToString(), async (link, stop) =>
        {
            RoleFreshness news = new(link, retry, stop);
            await retry.RunAsync(write, failure => news.ExplainAsync(failure.Id == FailureId.NotFound), stop).ConfigureAwait(false);
            return link;
        })
        { Before = before?.ToString(), After = after };

    private static async Task<bool> GrantsAsync(LinkRole side, string? likely, string action, string resource, CancellationToken stop)
    {
        if (likely is not null && await AllowsAsync(likely).ConfigureAwait(false))
        {
            return true;
        }

        IReadOnlyList<string> names = await side.Iam.ListRolePoliciesAsync(side.Arn.Name, stop).ConfigureAwait(false);
        foreach (string name in names.Where(n => n != likely))
        {
            if (await AllowsAsync(name).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;

        async Task<bool> AllowsAsync(string name)
        {
            try
            {
                PolicyDocument? policy = await side.Iam.GetRolePolicyAsync(side.Arn.Name, name, stop).ConfigureAwait(false);
                return policy is not null && policy.Allows(action, resource);
            }
            catch (XScrapeException failure) when (failure.Id == FailureId.PolicyUnreadable)
            {
                return false;
            }
        }
    }
}
