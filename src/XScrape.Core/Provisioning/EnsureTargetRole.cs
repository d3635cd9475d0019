using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Failures;
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
        LinkFacts facts = link.Facts;
        IIam iam = link.Session!.Target.Iam;
        IamRole? role = await iam.GetRoleAsync(facts.TargetRole!.Name, stop).ConfigureAwait(false);
        if (role is null)
        {
            return new Plan(link, [Create(facts), Permit(facts, null)]);
        }

        RoleGuard.RefuseForeign(role, facts.TargetRole, facts.Key, settings.Adopt);
        List<PlanStep> steps = [];
        TrustTerms terms = RolePermissions.TargetTrust(facts);
        TrustStep.AddIfNeeded(steps, role, terms, TrustReading.Of(PolicyDocument.Parse(role.TrustJson), terms).Scrapers, iam, retry);
        await AddPermissionAsync(steps, facts, iam, stop).ConfigureAwait(false);
        return new Plan(link, steps);
    }

    private async Task AddPermissionAsync(List<PlanStep> steps, LinkFacts facts, IIam iam, CancellationToken stop)
    {
        RoleName name = facts.TargetRole!.Name;
        if (settings.LeastPrivilege)
        {
            PolicyDocument? inline = await iam.GetRolePolicyAsync(name, RolePermissions.RemoteWriteName, stop).ConfigureAwait(false);
            if (inline is null || !inline.MeansTheSameAs(RolePermissions.RemoteWrite(facts.Workspace!)))
            {
                steps.Add(Permit(facts, inline));
            }

            return;
        }

        IReadOnlyList<string> attached = await iam.ListAttachedRolePoliciesAsync(name, stop).ConfigureAwait(false);
        if (!attached.Contains(RolePermissions.ManagedRemoteWrite(facts.Partition!)) && !await HasInlineAsync(facts, iam, stop).ConfigureAwait(false))
        {
            steps.Add(Permit(facts, null));
        }
    }

    /// <summary>Whether an earlier run gave the role least privilege, on this workspace as far as it is known.</summary>
    private static async Task<bool> HasInlineAsync(LinkFacts facts, IIam iam, CancellationToken stop)
    {
        PolicyDocument? inline = await iam.GetRolePolicyAsync(facts.TargetRole!.Name, RolePermissions.RemoteWriteName, stop).ConfigureAwait(false);
        return inline is not null && (facts.Workspace is null || inline.MeansTheSameAs(RolePermissions.RemoteWrite(facts.Workspace)));
    }

    private PlanStep Create(LinkFacts facts)
    {
        TrustTerms terms = RolePermissions.TargetTrust(facts);
        PolicyDocument trust = PolicyDocument.Of(terms.Statement([]));
        NewRole wanted = new(
            facts.TargetRole!.Name,
            facts.TargetRole.Path,
            trust,
            "Lets the managed Prometheus scraper of " + facts.Name + " write metrics",
            OwnerTag.For(facts.Key, settings.Tags),
            settings.PermissionsBoundary);
        return new PlanStep("CreateRole", facts.TargetRole.ToString(), async (link, stop) =>
        {
            await retry.RunAsync(
                inner => RoleCreation.CreateAsync(link.Session!.Target.Iam, wanted, facts.TargetRole, facts.Key, inner),
                failure => link.Session!.RolesAreNew && TrustStep.NamesSourceRole(failure, terms),
                stop).ConfigureAwait(false);
            return link.With(link.Session! with { RolesAreNew = true });
        })
        { After = trust.ToString() };
    }

    private PlanStep Permit(LinkFacts facts, PolicyDocument? before)
    {
        RoleName name = facts.TargetRole!.Name;
        string resource = facts.TargetRole.ToString();
        if (settings.LeastPrivilege)
        {
            PolicyDocument policy = RolePermissions.RemoteWrite(facts.Workspace!);
            return new PlanStep("PutRolePolicy", resource, (link, stop) =>
                WriteAsync(link, inner => link.Session!.Target.Iam.PutRolePolicyAsync(name, RolePermissions.RemoteWriteName, policy, inner), stop))
            { Before = before?.ToString(), After = policy.ToString() };
        }

        string managed = RolePermissions.ManagedRemoteWrite(facts.Partition!);
        return new PlanStep("AttachRolePolicy", resource, (link, stop) =>
            WriteAsync(link, inner => link.Session!.Target.Iam.AttachRolePolicyAsync(name, managed, inner), stop))
        { After = managed };
    }

    private async Task<ScraperLink> WriteAsync(ScraperLink link, Func<CancellationToken, Task> write, CancellationToken stop)
    {
        await retry.RunAsync(write, failure => link.Session!.RolesAreNew && failure.Id == FailureId.NotFound, stop).ConfigureAwait(false);
        return link;
    }
}
