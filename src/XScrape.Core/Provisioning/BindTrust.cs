using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Policies;
using XScrape.Waiting;

namespace XScrape.Provisioning;

/// <summary>Step 5 of the procedure: the scraper's ARN into both trust policies. Needs no ACTIVE scraper, only its ARN.</summary>
internal sealed class BindTrust(PropagationRetry retry) : ILinkOperation
{
    public LinkSides Sides => LinkSides.Both;

    public string Action => "Write the scraper's ARN into the trust policies";

    public string Target(ScraperLink link) => $"{link.SourceRoleArn} and {link.TargetRoleArn} for link '{link}'";

    public ScraperLink Prepare(ScraperLink link) =>
        // A link without names of roles has those that this link would be given.
        link.Facts is { SourceRole: not null, TargetRole: not null } ? link : link.With(LinkRoles.Named);

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        if (link.Status == LinkStatus.Planned && link.Facts.Scraper is null)
        {
            return new Plan(link, [Announce(link.SourceRoleArn!), Announce(link.TargetRoleArn!)]);
        }

        ScraperLink known = await ProvenAsync(link, stop).ConfigureAwait(false);
        LinkFacts facts = known.Facts;
        Task<IamRole?> source = known.Session!.Source.Iam.GetRoleAsync(facts.SourceRole!.Name, stop);
        Task<IamRole?> target = known.Session.Target.Iam.GetRoleAsync(facts.TargetRole!.Name, stop);
        await Task.WhenAll(source, target).ConfigureAwait(false);
        List<PlanStep> steps = [];
        Add(steps, await source.ConfigureAwait(false), RolePermissions.SourceTrust(facts), facts, facts.SourceRole, known.Session.Source.Iam);
        Add(steps, await target.ConfigureAwait(false), RolePermissions.TargetTrust(facts), facts, facts.TargetRole, known.Session.Target.Iam);
        return new Plan(known, steps) { Outcome = done => done.With(f => f with { Trust = TrustState.Bound }) };
    }

    private void Add(List<PlanStep> steps, IamRole? role, TrustTerms terms, LinkFacts facts, RoleArn wanted, IIam iam)
    {
        if (role is null || role.Arn != wanted)
        {
            throw new XScrapeException(
                FailureId.RoleNotFound,
                role is null ? $"There is no role {wanted}." : $"The role {wanted.Name} is {role.Arn}, and the link names {wanted}.",
                "Run New-XAScraperSourceRole and New-XAScraperTargetRole for this link, or correct the row.");
        }

        TrustReading reading = TrustReading.Of(PolicyDocument.Parse(role.TrustJson), terms);
        // A role of this link alone names its scraper and no old one; a shared role keeps those of the other links.
        bool ours = facts.Name is not null && OwnerTag.Of(role.Tags, facts.Key) == Ownership.Ours;
        IEnumerable<ScraperArn> others = ours ? [] : reading.Scrapers;
        TrustStep.AddIfNeeded(steps, role, terms, [.. others.Append(facts.Scraper!).Distinct()], iam, retry);
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
