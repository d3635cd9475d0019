using System.Collections.Concurrent;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Provisioning.Scrapers;
using XScrape.Scrapers;

namespace XScrape.Fleets;

/// <summary>
/// Counts the scrapers that are there and those that a fleet would add, for each account and Region, before the first write:
/// a fleet that stops at the eleventh scraper has left unused roles behind.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html; see docs/assumptions.md#ScraperQuota</remarks>
internal sealed class FleetQuota(ScraperListCache census, int? quota)
{
    /// <summary>Scrapers in one account and Region unless AWS has raised the quota.</summary>
    public const int Default = 10;

    private readonly ConcurrentDictionary<ICloudAccount, Lazy<Task<XScrapeException?>>> _verdicts = new();
    private ILookup<ICloudAccount, ScraperLink> _fleet = Array.Empty<ScraperLink>().ToLookup(l => l.Session.Source);

    /// <summary>What the user should know before the first write.</summary>
    public ConcurrentQueue<string> Warnings { get; } = new();

    /// <summary>Told once, before the first check: all links of the fleet.</summary>
    public void Expect(IEnumerable<ScraperLink> fleet) => _fleet = fleet.ToLookup(l => l.Session.Source);

    /// <summary>QuotaExceeded for a link that would need a new scraper where there is no room for all that the fleet needs.</summary>
    public async Task CheckAsync(ScraperLink link, CancellationToken stop)
    {
        ICloudAccount account = link.Session.Source;
        XScrapeException? verdict = await _verdicts.GetOrAdd(account, _ => new(() => JudgeAsync(account, stop))).Value.ConfigureAwait(false);
        if (verdict is not null && !EnsureScraper.IsAnyOf(await census.OfAsync(account, stop).ConfigureAwait(false), link.Facts))
        {
            throw verdict;
        }
    }

    private async Task<XScrapeException?> JudgeAsync(ICloudAccount account, CancellationToken stop)
    {
        IReadOnlyList<Scraper> there = await census.OfAsync(account, stop).ConfigureAwait(false);
        int before = there.Count(s => s.Status != LinkStatus.Deleting);
        int more = _fleet[account].Count(l => !EnsureScraper.IsAnyOf(there, l.Facts));
        int allowed = quota ?? Default;
        if (more == 0 || before + more <= allowed)
        {
            return null;
        }

        string count = $"Account {_fleet[account].First().SourceAccountId} has {before} scrapers in {account.Site.Region}, and {more} more make {before + more};";
        if (quota is not null)
        {
            return new XScrapeException(
                FailureId.QuotaExceeded,
                $"{count} -ScraperQuota is {allowed}. None of the new scrapers was created.",
                "Have the quota raised and give the new value, or remove rows.");
        }

        Warnings.Enqueue($"{count} AWS's guide names a quota of {Default}. If it was not raised, the last ones will be refused; give -ScraperQuota to have this checked.");
        return null;
    }
}
