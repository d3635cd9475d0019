using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Scrapers;

namespace XScrape.Discovery;

/// <summary>Finds scrapers and describes them as links.</summary>
internal static class LinkFinder
{
    /// <summary>The links of the scrapers that are asked for.</summary>
    /// <param name="wanted">A live link that says where to look and with which identity.</param>
    /// <param name="asked">Which ones.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<IReadOnlyList<ScraperLink>> FindAsync(ScraperLink wanted, LinkSelection asked, CancellationToken stop)
    {
        IAmp amp = wanted.Session.Source.Amp;
        if (asked.ScraperId is ScraperId id)
        {
            Scraper scraper = await amp.DescribeScraperAsync(id, stop).ConfigureAwait(false)
                ?? throw new XScrapeException(FailureId.ScraperNotFound, $"There is no scraper {wanted.Facts.Scraper?.ToString() ?? id.ToString()} in {wanted.Session.Source.Site.Region}.", "Check the id, the Region and the source identity; Get-XAScraper without it lists all.");
            return [Describe(wanted, scraper)];
        }

        IReadOnlyList<Scraper> scrapers = await amp.ListScrapersAsync(asked.Filter, stop).ConfigureAwait(false);
        IEnumerable<ScraperLink> links = scrapers.Select(scraper => Describe(wanted, scraper));
        return [.. links.Where(link => asked.Name is null || link.Facts.Name == asked.Name)];
    }

    /// <summary>The same for a link that must exist: ScraperNotFound where nothing fits, and never a whole account.</summary>
    public static async Task<IReadOnlyList<ScraperLink>> ExistingAsync(ScraperLink wanted, CancellationToken stop)
    {
        LinkSelection asked = LinkSelection.Of(wanted.Facts) ?? throw ExistingScraper.Unnamed();
        IReadOnlyList<ScraperLink> found = await FindAsync(wanted, asked, stop).ConfigureAwait(false);
        return found.Count > 0 ? found : throw ExistingScraper.NotFound(wanted);
    }

    private static ScraperLink Describe(ScraperLink wanted, Scraper scraper)
    {
        ScraperAlias? name = OwnerTag.NameIn(scraper.Tags) ?? scraper.Alias;
        LinkFacts facts = new LinkFacts
        {
            Name = name,
            SourceRole = scraper.SourceRole,
            TargetRole = scraper.TargetRole,
            SourceProfileName = wanted.Facts.SourceProfileName,
            TargetProfileName = wanted.Facts.TargetProfileName,
            SourceAssumeRole = wanted.Facts.SourceAssumeRole,
            TargetAssumeRole = wanted.Facts.TargetAssumeRole,
        }.With(scraper);
        // AMP may leave the roles out of its list; what is not seen is not proven.
        bool known = scraper.SourceRole is not null && scraper.TargetRole is not null;
        LinkFacts whole = Complete(facts);
        return new ScraperLink(whole, wanted.Session with { ScraperIsKnown = known, ScraperIsForeign = OwnerTag.NameIn(scraper.Tags) is null || !ScraperGuard.IsOurs(scraper, whole) });
    }

    // A scraper that was made of things that do not fit together is still one to be listed.
    private static LinkFacts Complete(LinkFacts facts)
    {
        try
        {
            return LinkConsistency.Complete(facts);
        }
        catch (XScrapeException)
        {
            return facts with { Region = facts.KnownScraper.Region, SourceAccount = facts.KnownScraper.Account, TargetAccount = facts.Destination?.Account };
        }
    }
}
