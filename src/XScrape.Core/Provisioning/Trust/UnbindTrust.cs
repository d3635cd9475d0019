using XScrape.Arns;
using XScrape.Cloud.Iam;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Policies;
using XScrape.Policies.Trust;
using XScrape.Provisioning.Roles;
using XScrape.Roles;
using XScrape.Scrapers;

namespace XScrape.Provisioning.Trust;

/// <summary>
/// The first step of removal: this link gives no access any more. A role of this link alone gets the placeholder
/// back; a shared one loses only this link's scraper, and gets the placeholder when the last leaves.
/// </summary>
internal sealed class UnbindTrust(TrustSettings settings) : ILinkOperation
{
    private readonly ScraperWitness _witness = new();

    public LinkSides Sides => LinkSides.Both;

    public string Action => "Take the scraper's ARN out of the trust policies";

    public string Target(ScraperLink link) => $"{link.SourceRoleArn} and {link.TargetRoleArn} for link '{link}'";

    public ScraperLink Prepare(ScraperLink link) => link.With(LinkRoles.NamedIfMissing);

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        LinkRole source = LinkRole.Source(link);
        LinkRole target = LinkRole.Target(link);
        Task<IamRole?> sourceRole = source.FindAsync(stop);
        Task<IamRole?> targetRole = target.FindAsync(stop);
        await Task.WhenAll(sourceRole, targetRole).ConfigureAwait(false);
        List<PlanStep> steps = [];
        IntentJudge judge = new(_witness, link);
        await AddAsync(steps, target, await targetRole.ConfigureAwait(false), judge, stop).ConfigureAwait(false);
        await AddAsync(steps, source, await sourceRole.ConfigureAwait(false), judge, stop).ConfigureAwait(false);
        SharedTrustSteps.SettleTogether(steps);
        // A trust that waits is one that is there.
        bool waits = await sourceRole.ConfigureAwait(false) is not null && await targetRole.ConfigureAwait(false) is not null;
        return new Plan(link, steps) { Outcome = done => done.With(f => f with { Trust = waits ? TrustState.Pending : TrustState.None }) };
    }

    private async Task AddAsync(List<PlanStep> steps, LinkRole side, IamRole? role, IntentJudge judge, CancellationToken stop)
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
            await AddSharedAsync(steps, side.AsShared(), role, scraper, judge, stop).ConfigureAwait(false);
        }
    }

    private async Task AddSharedAsync(List<PlanStep> steps, LinkRole side, IamRole role, ScraperArn scraper, IntentJudge judge, CancellationToken stop)
    {
        TrustAnalysis reading = side.Read(role);
        bool intended = role.Tags.ContainsKey(SharedRoleTags.KeyOf(scraper));
        if (intended)
        {
            steps.Add(SharedTrustSteps.Untag(side, SharedRoleTags.KeyOf(scraper)));
        }

        if (!intended && !reading.Scrapers.Contains(scraper))
        {
            return;
        }

        IamRole untagged = role with { Tags = role.Tags.Where(t => t.Key != SharedRoleTags.KeyOf(scraper)).ToDictionary(t => t.Key, t => t.Value) };
        PolicyDocument after = TrustPatch.Apply(reading.Document, side.Terms, await judge.WantedAsync(side, untagged, scraper, stop).ConfigureAwait(false));
        steps.Add(SharedTrustSteps.Converge(side, new SharedTrust(settings, judge), new SharedIntent(scraper, false, []), reading.Document, after));
    }
}
