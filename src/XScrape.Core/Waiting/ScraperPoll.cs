using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Links;

namespace XScrape.Waiting;

/// <summary>
/// One look at all scrapers of one identity and Region: DescribeScraper for one, one ListScrapers for several. A scraper
/// that the list leaves out is asked for by itself: only that answer proves that it is gone.
/// </summary>
internal sealed class ScraperPoll(ICloudAccount account, TimeProvider clock)
{
    /// <summary>A list may be late; so many at most are asked for by themselves in one look, in turn.</summary>
    private const int MostDescribed = 5;

    /// <summary>How long a scraper that this process made may be missing from the list before it is asked for.</summary>
    private static readonly TimeSpan s_listLag = TimeSpan.FromSeconds(30);

    /// <param name="members">The links waited for.</param>
    /// <param name="seen">Called with each link that was seen, as it is now; null: its scraper is gone.</param>
    /// <param name="stop">Cancels.</param>
    public async Task AtAsync(IReadOnlyList<WatchedLink> members, Action<WatchedLink, ScraperLink?> seen, CancellationToken stop)
    {
        Dictionary<ScraperArn, Scraper> listed = [];
        if (members.Count > 1)
        {
            IReadOnlyList<Scraper> page = await account.Amp.ListScrapersAsync(ScraperFilter.None, stop).ConfigureAwait(false);
            listed = page.GroupBy(s => s.Arn).ToDictionary(g => g.Key, g => g.First());
        }

        foreach (WatchedLink member in members)
        {
            if (listed.TryGetValue(member.Now.Facts.KnownScraper, out Scraper? scraper))
            {
                seen(member, member.Now.With(f => f.With(scraper)));
            }
        }

        WatchedLink[] missing = [.. members
            .Where(m => !listed.ContainsKey(m.Now.Facts.KnownScraper) && (members.Count == 1 || !(m.IsFresh && clock.GetElapsedTime(m.Since) < s_listLag)))
            .OrderBy(m => m.Described)
            .Take(MostDescribed)];
        await Task.WhenAll(missing.Select(m => DescribeAsync(m, seen, stop))).ConfigureAwait(false);
    }

    private async Task DescribeAsync(WatchedLink member, Action<WatchedLink, ScraperLink?> seen, CancellationToken stop)
    {
        member.Described = clock.GetTimestamp();
        Scraper? scraper = await account.Amp.DescribeScraperAsync(member.Now.Facts.KnownScraper.Id, stop).ConfigureAwait(false);
        seen(member, scraper is null ? null : member.Now.With(f => f.With(scraper)));
    }
}
