using XScrape.Cloud.Iam;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Policies;
using XScrape.Roles;
using XScrape.Waiting;

namespace XScrape.Provisioning.Roles;

/// <summary>
/// Step 1 of the procedure: the role that the scraper assumes, with the placeholder in its trust policy and the permission
/// to assume the target role.
/// </summary>
internal sealed class EnsureSourceRole(RoleSettings settings, PropagationRetry retry) : ILinkOperation
{
    public LinkSides Sides => LinkSides.Source;

    public string Action => "Create or repair the source role";

    public string Target(ScraperLink link) => $"{link.SourceRoleArn} for link '{link}'";

    public ScraperLink Prepare(ScraperLink link) => link.With(LinkRoles.Named);

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        LinkRole side = LinkRole.Source(link);
        LinkFacts facts = link.Facts;
        PermissionRepair permissions = new(retry);
        IamRole? role = await side.Iam.GetRoleAsync(side.Arn.Name, stop).ConfigureAwait(false);
        if (role is null)
        {
            return new Plan(link, [Create(side, blind: false), permissions.PermitAssume(side, facts.KnownTargetRole, null)]);
        }

        RoleGuard.RefuseForeign(role, side.Arn, link, settings.Adopt);
        List<PlanStep> steps = [];
        LinkRole seen = side.IsExclusive(role) ? side : side.AsShared();
        TrustStep.AddIfNeeded(steps, seen, role, seen.Read(role).Scrapers, PropagationRetry.None);
        if (!await PermissionRepair.MayAssumeAsync(side, facts.KnownTargetRole, stop).ConfigureAwait(false))
        {
            steps.Add(permissions.PermitAssume(side, facts.KnownTargetRole, null));
        }

        return new Plan(link.With(link.Session with { SourceRoleId = role.RoleId }), steps) { Seen = TrustStep.SeenUnless(steps, role) };
    }

    /// <summary>
    /// The role without looking first: where nothing is there, that is one call less. The permission is given while the
    /// caller continues. Where the name is taken, what is there is read and repaired.
    /// </summary>
    public async Task<RoleCreationResult> MakeAsync(ScraperLink link, CancellationToken stop)
    {
        LinkRole side = LinkRole.Source(link);
        return await RoleCreationResult.TryAsync(new Plan(link, [Create(side, blind: true)]), [new PermissionRepair(retry).PermitAssume(side, link.Facts.KnownTargetRole, null)], stop).ConfigureAwait(false)
            ?? await ThereAsync(await PlanAsync(link, stop).ConfigureAwait(false), stop).ConfigureAwait(false);
    }

    private static async Task<RoleCreationResult> ThereAsync(Plan plan, CancellationToken stop)
    {
        ScraperLink link = await plan.RunAsync(stop).ConfigureAwait(false);
        return RoleCreationResult.Done(link.Saw(cache => cache with { SourceRole = plan.Seen }));
    }

    private PlanStep Create(LinkRole side, bool blind)
    {
        LinkFacts facts = side.Facts;
        PolicyDocument trust = PolicyDocument.Of(side.Terms.Statement([]));
        NewRole wanted = new(
            side.Arn.Name,
            side.Arn.Path,
            trust,
            "Assumed by the managed Prometheus scraper of " + facts.Name,
            RoleCreation.Tags(side, settings),
            settings.PermissionsBoundary);
        return new PlanStep("CreateRole", side.Arn.ToString(), async (link, stop) =>
        {
            (IamRole made, bool isNew) = blind
                ? (await side.Iam.CreateRoleAsync(wanted, stop).ConfigureAwait(false), true)
                : await RoleCreation.CreateAsync(side.Iam, wanted, side.Arn, link, retry, stop).ConfigureAwait(false);
            IamRole? seen = blind ? made with { TrustJson = trust.ToJson(), Tags = wanted.Tags } : null;
            return link.With(link.Session with { SourceRoleId = made.RoleId, SourceRoleIsNew = isNew, RolesAreNew = true, Cache = link.Session.Cache with { SourceRole = seen } });
        })
        { After = trust.ToString() };
    }
}
