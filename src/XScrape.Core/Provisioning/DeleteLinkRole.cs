using XScrape.Cloud;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Policies;
using XScrape.Waiting;

namespace XScrape.Provisioning;

/// <summary>Removes one role of a link: only one that carries this link's owner tag from its creation, and that serves nobody else.</summary>
internal sealed class DeleteLinkRole(TrustRole which, bool leaveForeign, PropagationRetry retry) : ILinkOperation
{
    public LinkSides Sides => which == TrustRole.Source ? LinkSides.Source : LinkSides.Target;

    public string Action => which == TrustRole.Source ? "Remove the source role" : "Remove the target role";

    public string Target(ScraperLink link) => $"{(which == TrustRole.Source ? link.SourceRoleArn : link.TargetRoleArn)} of link '{link}'";

    public ScraperLink Prepare(ScraperLink link) => link.With(LinkRoles.Named);

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        RoleSide side = which == TrustRole.Source ? RoleSide.Source(link) : RoleSide.Target(link);
        IamRole? role = await side.FindAsync(stop).ConfigureAwait(false);
        if (role is null)
        {
            return new Plan(link, []);
        }

        if (side.OwnerOf(role) != Ownership.Ours)
        {
            // The way back of a whole link leaves alone what it only used; asked for by name, it is refused.
            return leaveForeign ? new Plan(link, []) : throw new XScrapeException(
                FailureId.RoleNotOwned,
                $"The role {side.Arn} does not carry this link's owner tag from its creation; XScrape did not make it for '{link}'.",
                "Remove it by hand if nobody needs it.");
        }

        string[] others = [.. OtherScrapers(side, role)];
        if (others.Length > 0)
        {
            return leaveForeign ? new Plan(link, []) : throw new XScrapeException(
                FailureId.RoleInUse,
                $"The role {side.Arn} still lets other scrapers in: {string.Join(", ", others)}.",
                "Disconnect their links first.");
        }

        return new Plan(link, await StepsAsync(side, stop).ConfigureAwait(false)) { Outcome = done => done.With(f => f with { Trust = TrustState.None }) };
    }

    private static IEnumerable<string> OtherScrapers(RoleSide side, IamRole role) => side.AsShared().Read(role).Scrapers
        .Select(s => s.Id.ToString())
        .Concat(RoleIntents.Ids(role))
        .Distinct()
        .Where(id => id != side.Facts.ScraperId?.ToString());

    private async Task<List<PlanStep>> StepsAsync(RoleSide side, CancellationToken stop)
    {
        Task<IReadOnlyList<string>> inline = side.Iam.ListRolePoliciesAsync(side.Arn.Name, stop);
        Task<IReadOnlyList<string>> attached = side.Iam.ListAttachedRolePoliciesAsync(side.Arn.Name, stop);
        await Task.WhenAll(inline, attached).ConfigureAwait(false);
        IReadOnlyList<string> inlineNames = await inline.ConfigureAwait(false);
        IReadOnlyList<string> managed = await attached.ConfigureAwait(false);
        string[] foreign = [.. inlineNames.Where(n => !RolePermissions.IsOurs(n)), .. managed.Where(p => p != RolePermissions.ManagedRemoteWrite(side.Arn.Partition))];
        if (foreign.Length > 0)
        {
            throw new XScrapeException(
                FailureId.RoleInUse,
                $"The role {side.Arn} carries policies that XScrape did not give it: {string.Join(", ", foreign)}.",
                "Take them off the role if they are no longer needed, then run the same command again.");
        }

        return
        [
            .. managed.Select(p => Step("DetachRolePolicy", side, p, inner => side.Iam.DetachRolePolicyAsync(side.Arn.Name, p, inner))),
            .. inlineNames.Select(n => Step("DeleteRolePolicy", side, n, inner => side.Iam.DeleteRolePolicyAsync(side.Arn.Name, n, inner))),
            Step("DeleteRole", side, null, inner => side.Iam.DeleteRoleAsync(side.Arn.Name, inner)),
        ];
    }

    /// <summary>What is gone already is as wanted; a policy that IAM still sees somewhere is tried again.</summary>
    private PlanStep Step(string operation, RoleSide side, string? policy, Func<CancellationToken, Task> call) => new(operation, side.Arn.ToString(), async (link, stop) =>
    {
        try
        {
            await retry.For(RetryPurpose.RoleDeletion).RunAsync(call, f => operation == "DeleteRole" && f.Id == FailureId.Conflict, stop).ConfigureAwait(false);
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.NotFound)
        {
        }

        return link;
    })
    { Before = policy };
}
