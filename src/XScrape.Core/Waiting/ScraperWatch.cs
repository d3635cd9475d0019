using System.Collections.Concurrent;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Links;

namespace XScrape.Waiting;

/// <summary>
/// Waits for any number of scrapers, those that are there and those that join. One look serves all scrapers of an identity
/// and Region; an account that does not answer does not hold up the others.
/// </summary>
internal sealed class ScraperWatch(WaitSettings settings, TimeProvider clock, CancellationToken stop)
{
    private readonly ConcurrentDictionary<ICloudAccount, AccountPoller> _accounts = new();

    /// <summary>Called after every pause, at least once a second while anybody waits.</summary>
    public Action Ticked { get; init; } = () => { };

    /// <summary>Called with what is worth a line in a log, such as a look that failed and will be tried again.</summary>
    public Action<string> Noticed { get; init; } = _ => { };

    /// <summary>Called when a link has another status than before.</summary>
    public Action<ScraperLink, ScraperLink> Changed { get; init; } = (_, _) => { };

    /// <summary>The link once it is ACTIVE; an XScrapeException where it cannot become so or the time is over.</summary>
    public Task<ScraperLink> UntilActiveAsync(ScraperLink link) => UntilActive([link])[0];

    /// <summary>The same for several, which are looked at together from the first look on.</summary>
    public IReadOnlyList<Task<ScraperLink>> UntilActive(IReadOnlyList<ScraperLink> links)
    {
        Task<ScraperLink>[] ends = new Task<ScraperLink>[links.Count];
        foreach (IGrouping<ICloudAccount, int> group in Enumerable.Range(0, links.Count).GroupBy(i => links[i].Session.Source))
        {
            int[] open = [.. group.Where(i => !IsKnownActive(links[i]))];
            foreach (int i in group.Except(open))
            {
                ends[i] = Task.FromResult(links[i]);
            }

            IReadOnlyList<Task<ScraperLink>> joined = open.Length == 0 ? [] : Account(group.Key).Join([.. open.Select(i => links[i])]);
            for (int n = 0; n < open.Length; n++)
            {
                ends[open[n]] = joined[n];
            }
        }

        return ends;
    }

    private static bool IsKnownActive(ScraperLink link) => link.Status == LinkStatus.Active && link.Session.ScraperIsKnown;

    private AccountPoller Account(ICloudAccount account) => _accounts.GetOrAdd(account, _ => new AccountPoller(account, this, settings, clock, stop));
}
