using XScrape.Diagnosis.Runs;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Operations;

namespace XScrape.Provisioning.Scrapers;

/// <summary>Looks, before anything of a link is written, whether its samples could arrive at all. A link whose scraper is listed needs no look.</summary>
internal sealed class PreflightOperation(Preflight preflight, ScraperSettings settings) : ILinkOperation
{
    public LinkSides Sides => LinkSides.None;

    public string Action => "Check source, network and destination";

    public string Target(ScraperLink link) => $"{link.Facts.Ends} for link '{link}'";

    public ScraperLink Prepare(ScraperLink link) => link;

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        if (link.Session.Cache.Scrapers is null || !EnsureScraper.IsAnyOf(link.Session.Cache.Scrapers, link.Facts))
        {
            await preflight.CheckAsync(link, settings.For(link).Configuration, stop).ConfigureAwait(false);
        }

        return new Plan(link, []);
    }
}
