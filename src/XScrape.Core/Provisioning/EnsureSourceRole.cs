using XScrape.Cloud;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Policies;
using XScrape.Waiting;

namespace XScrape.Provisioning;

/// <summary>
/// Step 1 of the procedure: the role that the scraper assumes, with the placeholder in its trust policy and the permission
/// to assume the target role.
/// </summary>
internal sealed class EnsureSourceRole(RoleSettings settings, PropagationRetry retry) : ILinkOperation
{
    public LinkSides Sides => LinkSides.Source;

    public string Action => "Create or mend the source role";

    public string Target(ScraperLink link) => $"{link.SourceRoleArn} for link '{link}'";

    public ScraperLink Prepare(ScraperLink link) => link.With(LinkRoles.Named);

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        IIam iam = link.Session!.Source.Iam;
        LinkFacts facts = link.Facts;
        IamRole? role = await iam.GetRoleAsync(facts.SourceRole!.Name, stop).ConfigureAwait(false);
        if (role is null)
        {
            return new Plan(link, [Create(facts), Permit(facts, null)]);
        }

        RoleGuard.RefuseForeign(role, facts.SourceRole, facts.Key, settings.Adopt);
        List<PlanStep> steps = [];
        TrustTerms terms = RolePermissions.SourceTrust(facts);
        TrustStep.AddIfNeeded(steps, role, terms, TrustReading.Of(PolicyDocument.Parse(role.TrustJson), terms).Scrapers, iam, PropagationRetry.None);
        PolicyDocument? permission = await iam.GetRolePolicyAsync(facts.SourceRole.Name, RolePermissions.AssumeName(facts.TargetRole!), stop).ConfigureAwait(false);
        if (permission is null || !permission.MeansTheSameAs(RolePermissions.Assume(facts.TargetRole!)))
        {
            steps.Add(Permit(facts, permission));
        }

        return new Plan(link.With(link.Session with { SourceRoleId = role.RoleId }), steps);
    }

    private PlanStep Create(LinkFacts facts)
    {
        PolicyDocument trust = PolicyDocument.Of(RolePermissions.SourceTrust(facts).Statement([]));
        return new PlanStep("CreateRole", facts.SourceRole!.ToString(), async (link, stop) =>
        {
            NewRole wanted = new(
                facts.SourceRole.Name,
                facts.SourceRole.Path,
                trust,
                "Assumed by the managed Prometheus scraper of " + facts.Name,
                OwnerTag.For(facts.Key, settings.Tags),
                settings.PermissionsBoundary);
            (IamRole made, bool isNew) = await RoleCreation.CreateAsync(link.Session!.Source.Iam, wanted, facts.SourceRole, facts.Key, stop).ConfigureAwait(false);
            return link.With(link.Session with { SourceRoleId = made.RoleId, SourceRoleIsNew = isNew, RolesAreNew = true });
        })
        { After = trust.ToString() };
    }

    private PlanStep Permit(LinkFacts facts, PolicyDocument? before)
    {
        PolicyDocument permission = RolePermissions.Assume(facts.TargetRole!);
        return new PlanStep("PutRolePolicy", facts.SourceRole!.ToString(), async (link, stop) =>
        {
            await retry.RunAsync(
                inner => link.Session!.Source.Iam.PutRolePolicyAsync(facts.SourceRole.Name, RolePermissions.AssumeName(facts.TargetRole!), permission, inner),
                failure => link.Session!.RolesAreNew && failure.Id == FailureId.NotFound,
                stop).ConfigureAwait(false);
            return link;
        })
        { Before = before?.ToString(), After = permission.ToString() };
    }
}
