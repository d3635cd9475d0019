using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Policies;

namespace XScrape.Provisioning;

/// <summary>Step 5 of the procedure: the scraper's ARN into both trust policies. Needs no ACTIVE scraper, only its ARN.</summary>
internal sealed class BindTrust(TrustSettings settings) : ILinkOperation
{
    public LinkSides Sides => LinkSides.Both;

    public string Action => "Write the scraper's ARN into the trust policies";

    public string Target(ScraperLink link) => $"{link.SourceRoleArn} and {link.TargetRoleArn} for link '{link}'";

    public ScraperLink Prepare(ScraperLink link) => link.With(LinkRoles.NamedIfMissing);

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        if (link.Status == LinkStatus.Planned && link.Facts.Scraper is null)
        {
            return new Plan(link, [Announce(link.SourceRoleArn!), Announce(link.TargetRoleArn!)]);
        }

        ScraperLink known = await ProvenAsync(link, stop).ConfigureAwait(false);
        RoleSide source = RoleSide.Source(known);
        RoleSide target = RoleSide.Target(known);
        Task<IamRole> sourceRole = RoleAsync(known.Session!.SeenSourceRole, source, stop);
        Task<IamRole> targetRole = RoleAsync(known.Session.SeenTargetRole, target, stop);
        await Task.WhenAll(sourceRole, targetRole).ConfigureAwait(false);
        List<PlanStep> steps = [];
        AddTrust(steps, source, await sourceRole.ConfigureAwait(false));
        AddTrust(steps, target, await targetRole.ConfigureAwait(false));
        SharedTrustSteps.SettleTogether(steps);
        if (!known.Session.RolesAreNew && !known.Session.PermissionsAreSeen)
        {
            // What this process has just made needs no second look.
            await new PermissionRepair(settings.Retry).AddAsync(steps, source, target, stop).ConfigureAwait(false);
        }

        return new Plan(known, steps) { Outcome = done => done.With(f => f with { Trust = TrustState.Bound }) };
    }

    private static Task<IamRole> RoleAsync(IamRole? seen, RoleSide side, CancellationToken stop) =>
        seen is null ? side.GetAsync(stop) : Task.FromResult(seen);

    private void AddTrust(List<PlanStep> steps, RoleSide side, IamRole role)
    {
        ScraperArn scraper = side.Facts.Scraper!;
        if (side.IsExclusive(role))
        {
            // A role of this link alone names its scraper and no old one.
            TrustStep.AddIfNeeded(steps, side, role, [scraper], settings.Retry);
            return;
        }

        RoleSide shared = side.AsShared();
        Dictionary<string, string> tags = SharedTrust.MissingTags(shared, role, scraper);
        PolicyDocument before = PolicyDocument.Parse(role.TrustJson);
        ScraperArn[] wanted = [.. RoleIntents.Of(role, side.Facts.SourceRole!), .. tags.Count > 0 ? shared.Read(role).Scrapers : [], scraper];
        PolicyDocument after = TrustPatch.Apply(before, shared.Terms, [.. wanted.Distinct()]);
        if (tags.Count == 0 && after.MeansTheSameAs(before))
        {
            return;
        }

        RoleGuard.RefuseFullTags(role, tags.Keys);
        if (tags.Count > 0)
        {
            steps.Add(SharedTrustSteps.Tag(shared, tags));
        }

        ScraperArn[] imported = RoleIntents.IsShared(role) ? [] : [.. shared.Read(role).Scrapers.Where(s => s != scraper)];
        steps.Add(SharedTrustSteps.Converge(shared, new SharedTrust(settings), new SharedIntent(scraper, true, imported), before, after));
    }

    /// <summary>An ARN that did not come from AWS in this process is checked before anybody is let in by it.</summary>
    private static async Task<ScraperLink> ProvenAsync(ScraperLink link, CancellationToken stop)
    {
        ScraperArn arn = link.Facts.Scraper ?? throw LinkFacts.Missing("scraper", "-ScraperArn, or run New-XAScraper first");
        if (link.Session!.ScraperIsKnown)
        {
            return link;
        }

        Scraper scraper = await link.Session.Source.Amp.DescribeScraperAsync(arn.Id, stop).ConfigureAwait(false)
            ?? throw new XScrapeException(FailureId.ScraperNotFound, $"There is no scraper {arn}.", "Check -ScraperArn; Get-XAScraper lists those that exist.");
        if (scraper.Arn != arn)
        {
            throw new XScrapeException(FailureId.ScraperMismatch, $"AWS knows the scraper {arn.Id} as {scraper.Arn}, and the link names {arn}.", "Correct the row.");
        }

        scraper.MustBe(link.Facts);
        return link.With(f => f.With(scraper)).With(link.Session with { ScraperIsKnown = true });
    }

    private static PlanStep Announce(string role) => new("UpdateAssumeRolePolicy", role, (link, _) => Task.FromResult(link))
    {
        Before = "the placeholder",
        After = "the ARN of the scraper that New-XAScraper will have made",
    };
}
