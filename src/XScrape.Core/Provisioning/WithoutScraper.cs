using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Provisioning.Scrapers;

namespace XScrape.Provisioning;

/// <summary>Refuses while the link's own scraper is there: without its roles it would stay ACTIVE and bring nothing.</summary>
internal sealed class WithoutScraper(ILinkOperation inner) : ICompositeOperation
{
    public LinkSides Sides => inner.Sides;

    public string Action => inner.Action;

    public string Target(ScraperLink link) => inner.Target(link);

    public ScraperLink Prepare(ScraperLink link) => inner.Prepare(link);

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        // An earlier cmdlet of the pipeline has shown under -WhatIf what it would do; its scraper is there until it does.
        if (link.Status != LinkStatus.Planned)
        {
            await RefuseAsync(link, stop).ConfigureAwait(false);
        }

        return await inner.PlanAsync(link, stop).ConfigureAwait(false);
    }

    public async Task<ScraperLink> RunAsync(ScraperLink link, CancellationToken stop)
    {
        await RefuseAsync(link, stop).ConfigureAwait(false);
        return await inner.RunAsync(link, stop).ConfigureAwait(false);
    }

    private static async Task RefuseAsync(ScraperLink link, CancellationToken stop)
    {
        if (link.Facts is { ScraperId: null, Name: null })
        {
            return; // Roles without a name have no owner, and are refused for that.
        }

        if (await FindLinkScraper.AsNamedAsync(link, stop).ConfigureAwait(false) is Scraper scraper)
        {
            throw new XScrapeException(
                FailureId.RoleInUse,
                $"The scraper {scraper.Arn} of link '{link}' is {scraper.Status} and works with these roles. Nothing was removed.",
                "Remove the whole link with Disconnect-XACluster, or the scraper first, with Remove-XAScraper.");
        }
    }
}
