using XScrape.Cloud.Iam;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Policies;
using XScrape.Roles;
using XScrape.Waiting;

namespace XScrape.Provisioning.Roles;

/// <summary>
/// Step 2 of the procedure: the role that the source role assumes, with the placeholder in its trust policy and the
/// permission to write to the workspace.
/// </summary>
internal sealed class EnsureTargetRole(RoleSettings settings, PropagationRetry retry) : ILinkOperation
{
    public LinkSides Sides => LinkSides.Target;

    public string Action => "Create or repair the target role";

    public string Target(ScraperLink link) => $"{link.TargetRoleArn} for link '{link}'";

    public ScraperLink Prepare(ScraperLink link)
    {
        ScraperLink named = link.With(LinkRoles.Named);
        return settings.LeastPrivilege && named.Facts.Destination is null
            ? throw LinkFacts.Missing("workspace, which -LeastPrivilege needs", "-WorkspaceArn")
            : named;
    }

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        LinkRole side = LinkRole.Target(link);
        PermissionRepair permissions = new(retry);
        IamRole? role = await side.Iam.GetRoleAsync(side.Arn.Name, stop).ConfigureAwait(false);
        if (role is null)
        {
            return new Plan(link, [Create(side, blind: false), permissions.PermitWrite(side, settings.LeastPrivilege, null)]);
        }

        RoleGuard.RefuseForeign(role, side.Arn, link, settings.Adopt);
        List<PlanStep> steps = [];
        LinkRole seen = side.IsExclusive(role) ? side : side.AsShared();
        TrustStep.AddIfNeeded(steps, seen, role, seen.Read(role).Scrapers, retry);
        await AddPermissionAsync(steps, side, permissions, stop).ConfigureAwait(false);
        return new Plan(link, steps) { Seen = TrustStep.SeenUnless(steps, role) };
    }

    /// <summary>The role without looking first, as <see cref="EnsureSourceRole.MakeAsync"/> does it.</summary>
    public async Task<RoleCreationResult> MakeAsync(ScraperLink link, CancellationToken stop)
    {
        LinkRole side = LinkRole.Target(link);
        return await RoleCreationResult.TryAsync(new Plan(link, [Create(side, blind: true)]), [new PermissionRepair(retry).PermitWrite(side, settings.LeastPrivilege, null)], stop).ConfigureAwait(false)
            ?? await ThereAsync(await PlanAsync(link, stop).ConfigureAwait(false), stop).ConfigureAwait(false);
    }

    private async Task AddPermissionAsync(List<PlanStep> steps, LinkRole side, PermissionRepair permissions, CancellationToken stop)
    {
        if (!settings.LeastPrivilege)
        {
            if (!await PermissionRepair.MayWriteAsync(side, null, stop).ConfigureAwait(false))
            {
                steps.Add(permissions.PermitWrite(side, leastPrivilege: false, null));
            }

            return;
        }

        PolicyDocument? inline = await side.Iam.GetRolePolicyAsync(side.Arn.Name, RolePermissions.RemoteWriteName, stop).ConfigureAwait(false);
        if (inline is null || !inline.MeansTheSameAs(RolePermissions.Write(side.Facts.KnownDestination)))
        {
            steps.Add(permissions.PermitWrite(side, leastPrivilege: true, inline));
        }
    }

    private static async Task<RoleCreationResult> ThereAsync(Plan plan, CancellationToken stop)
    {
        ScraperLink link = await plan.RunAsync(stop).ConfigureAwait(false);
        return RoleCreationResult.Done(link.Saw(cache => cache with { TargetRole = plan.Seen }));
    }

    private PlanStep Create(LinkRole side, bool blind)
    {
        PolicyDocument trust = PolicyDocument.Of(side.Terms.Statement([]));
        NewRole wanted = new(
            side.Arn.Name,
            side.Arn.Path,
            trust,
            "Lets the managed Prometheus scraper of " + side.Facts.Name + " write metrics",
            RoleCreation.Tags(side, settings),
            settings.PermissionsBoundary);
        return new PlanStep("CreateRole", side.Arn.ToString(), async (link, stop) =>
        {
            RoleFreshness news = new(link, retry, stop);
            (IamRole made, bool isNew) = await retry.RunAsync(
                async inner => blind
                    ? (await side.Iam.CreateRoleAsync(wanted, inner).ConfigureAwait(false), true)
                    : await RoleCreation.CreateAsync(side.Iam, wanted, side.Arn, link, retry, inner).ConfigureAwait(false),
                failure => news.ExplainAsync(TrustStep.NamesSourceRole(failure, side.Terms)),
                stop).ConfigureAwait(false);
            IamRole? seen = blind ? made with { TrustJson = trust.ToJson(), Tags = wanted.Tags } : null;
            return link.With(link.Session with { RolesAreNew = true, Cache = link.Session.Cache with { TargetRole = seen } });
        })
        { After = trust.ToString() };
    }
}
