using XScrape.Cloud;
using XScrape.Links;
using XScrape.Policies;
using XScrape.Waiting;

namespace XScrape.Provisioning;

/// <summary>
/// Step 2 of the procedure: the role that the source role assumes, with the placeholder in its trust policy and the
/// permission to write to the workspace.
/// </summary>
internal sealed class EnsureTargetRole(RoleSettings settings, PropagationRetry retry) : ILinkOperation
{
    public LinkSides Sides => LinkSides.Target;

    public string Action => "Create or mend the target role";

    public string Target(ScraperLink link) => $"{link.TargetRoleArn} for link '{link}'";

    public ScraperLink Prepare(ScraperLink link)
    {
        ScraperLink named = link.With(LinkRoles.Named);
        return settings.LeastPrivilege && named.Facts.Workspace is null
            ? throw LinkFacts.Missing("workspace, which -LeastPrivilege needs", "-WorkspaceArn")
            : named;
    }

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        RoleSide side = RoleSide.Target(link);
        PermissionRepair permissions = new(retry);
        IamRole? role = await side.Iam.GetRoleAsync(side.Arn.Name, stop).ConfigureAwait(false);
        if (role is null)
        {
            return new Plan(link, [Create(side), permissions.PermitWrite(side, settings.LeastPrivilege, null)]);
        }

        RoleGuard.RefuseForeign(role, side.Arn, link.Facts.Key, settings.Adopt);
        List<PlanStep> steps = [];
        RoleSide seen = side.IsExclusive(role) ? side : side.AsShared();
        TrustStep.AddIfNeeded(steps, seen, role, seen.Read(role).Scrapers, retry);
        await AddPermissionAsync(steps, side, permissions, stop).ConfigureAwait(false);
        return new Plan(link, steps);
    }

    private async Task AddPermissionAsync(List<PlanStep> steps, RoleSide side, PermissionRepair permissions, CancellationToken stop)
    {
        if (!settings.LeastPrivilege)
        {
            if (!await PermissionRepair.MayWriteAsync(side, stop).ConfigureAwait(false))
            {
                steps.Add(permissions.PermitWrite(side, leastPrivilege: false, null));
            }

            return;
        }

        PolicyDocument? inline = await side.Iam.GetRolePolicyAsync(side.Arn.Name, RolePermissions.RemoteWriteName, stop).ConfigureAwait(false);
        if (inline is null || !inline.MeansTheSameAs(RolePermissions.RemoteWrite(side.Facts.Workspace!)))
        {
            steps.Add(permissions.PermitWrite(side, leastPrivilege: true, inline));
        }
    }

    private PlanStep Create(RoleSide side)
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
            NewRoles news = new(link, retry, stop);
            await retry.RunAsync(
                inner => RoleCreation.CreateAsync(side.Iam, wanted, side.Arn, side.Facts.Key, retry, inner),
                failure => news.ExplainAsync(TrustStep.NamesSourceRole(failure, side.Terms)),
                stop).ConfigureAwait(false);
            return link.With(link.Session! with { RolesAreNew = true });
        })
        { After = trust.ToString() };
    }
}
