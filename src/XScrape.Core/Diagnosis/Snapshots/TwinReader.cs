using XScrape.Cloud.Amp;
using XScrape.Failures;

namespace XScrape.Diagnosis.Snapshots;

/// <summary>Other scrapers between the same cluster and the same workspace. AMP leaves configurations out of its list, so they are asked for, where there are any.</summary>
internal static class TwinReader
{
    public static bool IsTwin(Scraper other, Scraper scraper) =>
        other.Arn != scraper.Arn && scraper.Source?.IsSame(other.Source) == true && scraper.Destination?.IsSame(other.Destination) == true
        && other.Status is not (LinkStatus.Deleting or LinkStatus.CreationFailed);

    /// <summary>The list, with the configurations of the scraper's twins as far as they may be seen: no call where there is no twin.</summary>
    public static async Task<Observation<IReadOnlyList<Scraper>>> ReadAsync(Observation<IReadOnlyList<Scraper>> scrapers, Scraper? scraper, IAmp amp, CancellationToken stop) =>
        scraper is null || scrapers.Value?.Any(s => IsTwin(s, scraper)) != true ? scrapers
        : scrapers with { Value = await Task.WhenAll(scrapers.Value.Select(s => IsTwin(s, scraper) ? DescribeAsync(s, amp, stop) : Task.FromResult(s))).ConfigureAwait(false) };

    private static async Task<Scraper> DescribeAsync(Scraper listed, IAmp amp, CancellationToken stop)
    {
        try
        {
            return listed.Configuration is not null ? listed : await amp.DescribeScraperAsync(listed.Arn.Id, stop).ConfigureAwait(false) ?? listed;
        }
        catch (XScrapeException)
        {
            // Without its configuration it counts as one that scrapes the same.
            return listed;
        }
    }
}
