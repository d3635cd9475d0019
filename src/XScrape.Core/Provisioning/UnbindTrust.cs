using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Links;
using XScrape.Policies;

namespace XScrape.Provisioning;

/// <summary>
/// The first step of the way back: nobody gets in by this link any more. A role of this link alone gets the placeholder
/// back; a shared one loses only this link's scraper, and gets the placeholder when the last leaves.
/// </summary>
internal sealed class UnbindTrust(TrustSettings settings) : ILinkOperation
{
    public LinkSides Sides => LinkSides.Both;

    public string Action => "Take the scraper's ARN out of the trust policies";

    public string Target(ScraperLink link) => $"{link.SourceRoleArn} and {link.TargetRoleArn} for link '{link}'";

    public ScraperLink Prepare(ScraperLink link) => link.With(LinkRoles.NamedIfMissing);

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        RoleSide source = RoleSide.Source(link);
        RoleSide target = RoleSide.Target(link);
        Task<IamRole?> sourceRole = source.FindAsync(stop);
        Task<IamRole?> targetRole = target.FindAsync(stop);
        await Task.WhenAll(sourceRole, targetRole).ConfigureAwait(false);
        List<PlanStep> steps = [];
        Add(steps, target, await targetRole.ConfigureAwait(false));
        Add(steps, source, await sourceRole.ConfigureAwait(false));
        SharedTrustSteps.SettleTogether(steps);
        return new Plan(link, steps) { Outcome = done => done.With(f => f with { Trust = TrustState.Pending }) };
    }

    private void Add(List<PlanStep> steps, RoleSide side, IamRole? role)
    {
        if (role is null)
        {
            return;
        }

        if (side.IsExclusive(role))
        {
            TrustStep.AddIfNeeded(steps, side, role, [], settings.Retry);
        }
        else if (side.Facts.Scraper is ScraperArn scraper)
        {
            AddShared(steps, side.AsShared(), role, scraper);
        }
    }

    private void AddShared(List<PlanStep> steps, RoleSide side, IamRole role, ScraperArn scraper)
    {
        TrustReading reading = side.Read(role);
        bool intended = role.Tags.ContainsKey(RoleIntents.KeyOf(scraper));
        if (intended)
        {
            steps.Add(SharedTrustSteps.Untag(side, RoleIntents.KeyOf(scraper)));
        }

        if (!intended && !reading.Scrapers.Contains(scraper))
        {
            return;
        }

        ScraperArn[] left = [.. reading.Scrapers.Where(s => s != scraper)];
        PolicyDocument after = TrustPatch.Apply(reading.Document, side.Terms, left);
        steps.Add(SharedTrustSteps.Converge(side, new SharedTrust(settings), new SharedIntent(scraper, false, []), reading.Document, after));
    }
}
