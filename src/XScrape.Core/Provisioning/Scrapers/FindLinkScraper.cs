using XScrape.Cloud.Amp;
using XScrape.Cloud.Iam;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Provisioning.Roles;
using XScrape.Roles;
using XScrape.Scrapers;
using XScrape.Waiting;

namespace XScrape.Provisioning.Scrapers;

/// <summary>Finds the scraper of a link that does not know it, so that what follows can take its ARN out of shared roles. Writes nothing.</summary>
internal sealed class FindLinkScraper(TrustSettings settings) : ILinkOperation
{
    public LinkSides Sides => LinkSides.Source;

    public string Action => "Find the scraper";

    public string Target(ScraperLink link) => $"{link.Facts.Ends} for link '{link}'";

    public ScraperLink Prepare(ScraperLink link) => link;

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        Scraper? scraper = await AsNamedAsync(link, stop).ConfigureAwait(false) ?? await UnlistedAsync(link, stop).ConfigureAwait(false);
        return new Plan(scraper is null ? link : ExistingScraper.Into(link, scraper), []);
    }

    /// <summary>
    /// A missing list entry never means gone: while the link's own source role stands, a run that died a moment ago may
    /// have made a scraper that the list does not show yet.
    /// </summary>
    private async Task<Scraper?> UnlistedAsync(ScraperLink link, CancellationToken stop)
    {
        if (link.Facts.ScraperId is not null || link.Facts.Name is null)
        {
            return null;
        }

        LinkRole side = LinkRole.Source(link.With(LinkRoles.NamedIfMissing));
        IamRole? role = await side.Iam.GetRoleAsync(side.Arn.Name, stop).ConfigureAwait(false);
        if (role is null || side.OwnerOf(role) != Ownership.Ours)
        {
            return null;
        }

        await Clock.Pause(settings.Clock, settings.PropagationLag, stop).ConfigureAwait(false);
        return await AsNamedAsync(link, stop).ConfigureAwait(false);
    }

    /// <summary>
    /// The one that the link names, else the one that is the link's by tag or alias. Of a link without a name, the only one that XScrape
    /// made there. Never one that merely lies between the two.
    /// </summary>
    public static async Task<Scraper?> AsNamedAsync(ScraperLink link, CancellationToken stop)
    {
        IAmp amp = link.Session.Source.Amp;
        LinkFacts facts = link.Facts;
        if (facts.ScraperId is not null)
        {
            Scraper? named = await amp.DescribeScraperAsync(facts.ScraperId, stop).ConfigureAwait(false);
            named?.MustBeIfKnown(facts);
            if (!link.Session.ScraperIsKnown)
            {
                named?.MustBeNamed(facts);
            }

            return named;
        }

        IReadOnlyList<Scraper> there = await amp.ListScrapersAsync(new ScraperFilter(facts.Source, facts.Destination), stop).ConfigureAwait(false);
        if (facts.Name is null)
        {
            return ExistingScraper.OnlyOwn(there, facts);
        }

        // The name alone finds what this link made, also while it is being deleted.
        return (facts.Source is null || facts.Destination is null ? null : ScraperChoice.Among(there, facts)) ?? ExistingScraper.Made(there, facts);
    }
}
