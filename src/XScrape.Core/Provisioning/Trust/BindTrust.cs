using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Iam;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Policies;
using XScrape.Policies.Trust;
using XScrape.Provisioning.Roles;
using XScrape.Roles;
using XScrape.Scrapers;

namespace XScrape.Provisioning.Trust;

/// <summary>Step 5 of the procedure: the scraper's ARN into both trust policies. Needs no ACTIVE scraper, only its ARN.</summary>
internal sealed class BindTrust(TrustSettings settings) : IFoundFirst
{
    private readonly ScraperWitness _witness = new();

    public LinkSides Sides => LinkSides.Both;

    public string Action => "Write the scraper's ARN into the trust policies";

    public string Target(ScraperLink link) => $"{link.SourceRoleArn} and {link.TargetRoleArn} for link '{link}'";

    /// <summary>A scraper that has to be found first brings the name and the roles that the link does not say.</summary>
    public ScraperLink Prepare(ScraperLink link) =>
        !ExistingScraper.IsNamed(link.Facts) ? throw ExistingScraper.Unnamed()
        : link.Facts.ScraperId is null || link.Facts.Name is null ? link
        : link.With(LinkRoles.NamedIfMissing);

    public string NothingFound(ScraperLink link) => ExistingScraper.NotFound(link).Message;

    /// <summary>A scraper that is on paper only is found by the rehearsal.</summary>
    public async Task<ScraperLink?> FindAsync(ScraperLink link, CancellationToken stop) =>
        link.Session.PlannedScraper is null ? await FoundAsync(link, stop).ConfigureAwait(false) : link.With(LinkRoles.NamedIfMissing);

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        ScraperLink known = await ProvenAsync(link, stop).ConfigureAwait(false);
        LinkRole source = LinkRole.Source(known);
        LinkRole target = LinkRole.Target(known);
        Task<IamRole> sourceRole = RoleAsync(known.Session.Cache.SourceRole, source, stop);
        Task<IamRole> targetRole = RoleAsync(known.Session.Cache.TargetRole, target, stop);
        await Task.WhenAll(sourceRole, targetRole).ConfigureAwait(false);
        List<PlanStep> steps = [];
        _witness.Know(known);
        if (!link.Session.ScraperIsKnown)
        {
            RefuseBorrowed(source, await sourceRole.ConfigureAwait(false), known);
            RefuseBorrowed(target, await targetRole.ConfigureAwait(false), known);
        }

        await AddTrustAsync(steps, source, await sourceRole.ConfigureAwait(false), known, stop).ConfigureAwait(false);
        await AddTrustAsync(steps, target, await targetRole.ConfigureAwait(false), known, stop).ConfigureAwait(false);
        SharedTrustSteps.SettleTogether(steps);
        if (!known.Session.RolesAreNew && !known.Session.Cache.PermissionsAreSeen)
        {
            // What this process has just made needs no second look.
            await new PermissionRepair(settings.Retry).AddAsync(steps, source, target, stop).ConfigureAwait(false);
        }

        return new Plan(known, steps) { Outcome = done => done.With(f => f with { Trust = TrustState.Bound }) };
    }

    private static Task<IamRole> RoleAsync(IamRole? seen, LinkRole side, CancellationToken stop) =>
        seen is null ? side.GetAsync(stop) : Task.FromResult(seen);

    private async Task AddTrustAsync(List<PlanStep> steps, LinkRole side, IamRole role, ScraperLink link, CancellationToken stop)
    {
        ScraperArn scraper = side.Facts.KnownScraper;
        RefuseForeign(side, role, link);
        if (side.IsExclusive(role))
        {
            // A role of this link alone names its scraper and no old one.
            TrustStep.AddIfNeeded(steps, side, role, [scraper], settings.Retry);
            return;
        }

        LinkRole shared = side.AsShared();
        IntentJudge judge = new(_witness, link);
        IReadOnlyList<ScraperArn> imported = await judge.ImportableAsync(shared, role, scraper, stop).ConfigureAwait(false);
        Dictionary<string, string> tags = SharedTrust.MissingTags(shared, role, scraper, imported);
        PolicyDocument before = PolicyDocument.Parse(role.TrustJson);
        PolicyDocument after = TrustPatch.Apply(before, shared.Terms, await judge.WantedAsync(shared, SharedRoleTags.Tagged(role, tags), scraper, stop).ConfigureAwait(false));
        if (tags.Count == 0 && after.MeansTheSameAs(before))
        {
            return;
        }

        RoleGuard.RefuseFullTags(role, tags.Keys);
        if (tags.Count > 0)
        {
            steps.Add(SharedTrustSteps.Tag(shared, tags));
        }

        steps.Add(SharedTrustSteps.Converge(shared, new SharedTrust(settings, judge), new SharedIntent(scraper, true, imported), before, after));
    }

    /// <summary>
    /// Alias, ends and roles of a scraper can be set by anyone who may create scrapers and pass the role. One that this link did
    /// not make is allowed only where it is already, or where the user says so.
    /// </summary>
    private void RefuseForeign(LinkRole side, IamRole role, ScraperLink link)
    {
        if (link.Session.ScraperIsForeign && !settings.Adopt && !side.AsShared().Read(role).Scrapers.Contains(side.Facts.KnownScraper))
        {
            throw new XScrapeException(
                FailureId.ScraperNotOwned,
                $"The scraper {side.Facts.Scraper} has the role {side.Arn}, but this link did not make it, and the trust policy does not allow it. Nothing was written.",
                "Find out who made it. If it should be allowed, name it with -ScraperArn or give -Adopt.");
        }
    }

    /// <summary>
    /// A scraper can be made with the role of another link, by a row that names it. Where data brought the link, such a role gets a second
    /// scraper only if it is marked as shared, or if the user says so.
    /// </summary>
    private void RefuseBorrowed(LinkRole side, IamRole role, ScraperLink link)
    {
        bool isBorrowed = side.OwnerOf(role) == Ownership.AnotherLink && !SharedRoleTags.IsShared(role);
        if (isBorrowed && !side.AsShared().Read(role).Scrapers.Contains(side.Facts.KnownScraper))
        {
            RoleGuard.RefuseForeign(role, side.Arn, link, settings.Adopt);
        }
    }

    /// <summary>
    /// The link with its one scraper. How it was found is no more than a hint: what it scrapes, its roles and who made it are checked as
    /// for any ARN that comes from outside.
    /// </summary>
    private static async Task<ScraperLink> FoundAsync(ScraperLink link, CancellationToken stop)
    {
        LinkFacts facts = link.Facts;
        if (facts.Scraper is not null && (facts.Name is not null || facts is { SourceRole: not null, TargetRole: not null }))
        {
            return link.With(LinkRoles.NamedIfMissing);
        }

        IAmp amp = link.Session.Source.Amp;
        if (facts.ScraperId is ScraperId id)
        {
            Scraper named = await amp.DescribeScraperAsync(id, stop).ConfigureAwait(false) ?? throw ExistingScraper.NotFound(link);
            named.MustBeIfKnown(facts);
            named.MustBeNamed(facts);
            return ExistingScraper.Into(link, named).With(LinkRoles.NamedIfMissing);
        }

        IReadOnlyList<Scraper> there = await amp.ListScrapersAsync(new ScraperFilter(facts.Source, facts.Destination), stop).ConfigureAwait(false);
        if ((facts.Name is null ? ExistingScraper.Only(there, facts) : ExistingScraper.Made(there, facts)) is Scraper found)
        {
            return ExistingScraper.Into(link, found).With(LinkRoles.NamedIfMissing);
        }

        // Whoever makes scrapers chooses their aliases: one that is found by it must have the roles that the link's name stands for.
        Scraper alike = ScraperSearch.Among([.. there.Where(s => s.Alias is not null && s.Alias == facts.Name)], facts with { Alias = null })
            ?? throw ExistingScraper.NotFound(link);
        return link.With(f => LinkRoles.NamedIfMissing(f.With(alike)));
    }

    /// <summary>An ARN that did not come from AWS in this process is checked before a trust policy names it.</summary>
    private static async Task<ScraperLink> ProvenAsync(ScraperLink given, CancellationToken stop)
    {
        ScraperLink link = await FoundAsync(given, stop).ConfigureAwait(false);
        ScraperArn arn = link.Facts.KnownScraper;
        if (link.Session.ScraperIsKnown)
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
        ScraperLink proven = link.With(f => f.With(scraper));
        return proven.With(link.Session with { ScraperIsKnown = true, ScraperIsForeign = !ScraperGuard.IsOurs(scraper, proven.Facts) });
    }
}
