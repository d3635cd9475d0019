using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Waiting;

namespace XScrape.Scrapers;

/// <summary>
/// Finds the scraper that a create token belongs to, after AMP has refused the token because of another body: an earlier
/// run of this link, which died, made it with another configuration, and the list may not show it yet.
/// </summary>
internal static class UnlistedScraper
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(8);

    /// <summary>The scraper, or null where none comes to light: then the token is of one that is gone.</summary>
    public static async Task<Scraper?> FindAsync(ScraperLink link, XScrapeException refused, TimeProvider clock, CancellationToken stop)
    {
        PropagationRetry patient = new(clock, s_bound) { Purpose = RetryPurpose.ScraperSearch };
        LinkFacts facts = link.Facts;
        try
        {
            return await patient.RunAsync(
                async inner =>
                {
                    IReadOnlyList<Scraper> there = await link.Session.Source.Amp.ListScrapersAsync(new ScraperFilter(facts.Source, facts.Destination), inner).ConfigureAwait(false);
                    return there.FirstOrDefault(s => s.Status != LinkStatus.Deleting && !s.HasFailed && OwnerTag.Of(s.Tags, facts.Key) == Ownership.Ours) ?? throw refused;
                },
                failure => ReferenceEquals(failure, refused),
                stop).ConfigureAwait(false);
        }
        catch (XScrapeException none) when (ReferenceEquals(none.InnerException, refused))
        {
            return null;
        }
    }
}
