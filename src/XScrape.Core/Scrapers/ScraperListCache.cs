using System.Collections.Concurrent;
using XScrape.Cloud;
using XScrape.Cloud.Amp;

namespace XScrape.Scrapers;

/// <summary>
/// The scrapers that were there before a run, listed once for each identity and Region however many links ask. What the
/// run itself makes is not in it: the create token, and not the list, keeps a link from having two.
/// </summary>
internal sealed class ScraperListCache
{
    private readonly ConcurrentDictionary<ICloudAccount, Lazy<Task<IReadOnlyList<Scraper>>>> _lists = new();

    /// <summary>A list that failed is asked for again by the next.</summary>
    public async Task<IReadOnlyList<Scraper>> OfAsync(ICloudAccount account, CancellationToken stop)
    {
        Lazy<Task<IReadOnlyList<Scraper>>> list = _lists.GetOrAdd(account, _ => new(() => account.Amp.ListScrapersAsync(ScraperFilter.None, stop)));
        try
        {
            return await list.Value.ConfigureAwait(false);
        }
        catch
        {
            _ = _lists.TryRemove(account, out _);
            throw;
        }
    }
}
