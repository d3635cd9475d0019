using XScrape.Cloud.Iam;
using XScrape.Display;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Policies.Trust;
using XScrape.Roles;
using XScrape.Waiting;

namespace XScrape.Provisioning.Roles;

/// <summary>Removes one role of a link: only one that carries this link's owner tag from its creation, and that serves no other link.</summary>
internal sealed class DeleteLinkRole(Side which, bool leaveForeign, PropagationRetry retry) : ILinkOperation
{
    public LinkSides Sides => which == Side.Source ? LinkSides.Source : LinkSides.Target;

    public string Action => which == Side.Source ? "Remove the source role" : "Remove the target role";

    public string Target(ScraperLink link) => $"{(which == Side.Source ? link.SourceRoleArn : link.TargetRoleArn)} of link '{link}'";

    public ScraperLink Prepare(ScraperLink link) => link.With(LinkRoles.Named);

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        LinkRole side = which == Side.Source ? LinkRole.Source(link) : LinkRole.Target(link);
        IamRole? role = await side.FindAsync(stop).ConfigureAwait(false);
        if (role is null)
        {
            return new Plan(link, []);
        }

        if (side.OwnerOf(role) != Ownership.Ours)
        {
            // Removal of a whole link leaves alone what it only used; asked for by name, it is refused.
            return leaveForeign ? Left(link, side, role, "XScrape did not make it for this link", "Remove it manually if it is no longer needed.") : throw new XScrapeException(
                FailureId.RoleNotOwned,
                $"The role {side.Arn} does not carry this link's owner tag from its creation; XScrape did not make it for '{link}'.",
                "Remove it manually if it is no longer needed.");
        }

        IReadOnlyList<string> others = await RoleUsers.LivingAsync(link, side, role, stop).ConfigureAwait(false);
        if (others.Count > 0)
        {
            string why = $"its trust policy or its tags name other scrapers: {string.Join(", ", others)}";
            string way = $"Disconnect their links first (Get-XAScraper -ScraperId {others[0]} | Disconnect-XACluster). If a scraper is gone, take its tag off the role: aws iam untag-role --role-name {side.Arn.Name} --tag-keys {TagOf(role, others[0])}";
            return leaveForeign ? Left(link, side, role, why, way + $" Then: Remove-XAScraperRole -Name {link}") : throw new XScrapeException(
                FailureId.RoleInUse,
                $"The role {side.Arn} is still used by others: {why}.",
                way);
        }

        return new Plan(link, await StepsAsync(side, role, stop).ConfigureAwait(false))
        {
            Outcome = done => done.With(f => f with { Trust = done.Session.RoleIsLeft ? f.Trust : TrustState.None }),
        };
    }

    private static string TagOf(IamRole role, string id) =>
        ShellText.Quote(role.Tags.Keys.FirstOrDefault(k => SharedRoleTags.IsIntent(k) && k.EndsWith(":" + id, StringComparison.Ordinal)) ?? "(none)");

    /// <summary>What stays is reported, and the link says so: a removal that leaves something is not done.</summary>
    private Plan Left(ScraperLink link, LinkRole side, IamRole role, string why, string way)
    {
        string left = $"The {(which == Side.Source ? "source" : "target")} role {side.Arn} is left: {why}.";
        link.Session.Journal.Warn($"{left} {way}");
        ScraperLink known = link.With(link.Session with { RoleIsLeft = true });
        return new Plan(known, [])
        {
            Outcome = done => done.With(f => f with { Trust = StateOf(side, role, f), StatusReason = f.StatusReason is null ? left : $"{f.StatusReason} {left}" }),
        };
    }

    private static TrustState StateOf(LinkRole side, IamRole role, LinkFacts facts)
    {
        try
        {
            TrustState state = side.AsShared().Read(role).StateFor(facts.Scraper);
            return state == TrustState.None ? facts.Trust : state;
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.PolicyUnreadable)
        {
            return TrustState.Drifted;
        }
    }

    private async Task<List<PlanStep>> StepsAsync(LinkRole side, IamRole role, CancellationToken stop)
    {
        RoleContent content = await RoleContent.ReadAsync(side, stop).ConfigureAwait(false);
        content.RefuseForeign(side, role);
        return
        [
            .. content.Attached.Select(p => Step("DetachRolePolicy", side, p, inner => side.Iam.DetachRolePolicyAsync(side.Arn.Name, p, inner))),
            .. content.Inline.Select(n => Step("DeleteRolePolicy", side, n, inner => side.Iam.DeleteRolePolicyAsync(side.Arn.Name, n, inner))),
            Step("DeleteRole", side, null, inner => side.Iam.DeleteRoleAsync(side.Arn.Name, inner)),
        ];
    }

    /// <summary>What is gone already is as wanted; a policy that IAM still sees somewhere is tried again.</summary>
    private PlanStep Step(string operation, LinkRole side, string? policy, Func<CancellationToken, Task> call) => new(operation, side.Arn.ToString(), async (link, stop) =>
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
