using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Links;
using XScrape.Provisioning;

namespace XScrape.Waiting;

/// <summary>
/// One look at all scrapers of one identity and Region: DescribeScraper for one, ListScrapers for several. A scraper that
/// a list leaves out is asked for by itself: only that answer proves that it is gone.
/// </summary>
internal static class ScraperPoll
{
    /// <summary>The links with their present status; null where the scraper is gone.</summary>
    public static async Task<IReadOnlyList<(ScraperLink Before, ScraperLink? Now)>> LookAsync(ICloudAccount account, IReadOnlyList<ScraperLink> links, CancellationToken stop)
    {
        Dictionary<ScraperArn, Scraper> listed = [];
        if (links.Count > 1)
        {
            IReadOnlyList<Scraper> page = await account.Amp.ListScrapersAsync(new ScraperFilter(), stop).ConfigureAwait(false);
            listed = page.GroupBy(s => s.Arn).ToDictionary(g => g.Key, g => g.First());
        }

        List<(ScraperLink, ScraperLink?)> seen = [];
        foreach (ScraperLink link in links)
        {
            ScraperArn arn = link.Facts.Scraper!;
            if (!listed.TryGetValue(arn, out Scraper? scraper))
            {
                scraper = await account.Amp.DescribeScraperAsync(arn.Id, stop).ConfigureAwait(false);
            }

            seen.Add((link, scraper is null ? null : link.With(f => f.With(scraper))));
        }

        return seen;
    }
}
