using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Scrapers;
using XScrape.Waiting;

namespace XScrape.Provisioning.Scrapers;

/// <summary>Removes the scraper of a link: waits out what is under way, deletes, and waits until AMP no longer knows it.</summary>
internal sealed class DeleteLinkScraper(StatusWait wait) : ILinkOperation
{
    public LinkSides Sides => LinkSides.Source;

    public string Action => "Remove the scraper";

    public string Target(ScraperLink link) => $"{link.ScraperArn ?? link.Facts.Ends} for link '{link}'";

    public ScraperLink Prepare(ScraperLink link) => ExistingScraper.IsNamed(link.Facts) ? link : throw ExistingScraper.Unnamed();

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        Scraper? scraper = await FindLinkScraper.AsNamedAsync(link, stop).ConfigureAwait(false);
        if (scraper is null)
        {
            return new Plan(Without(link), []);
        }

        return new Plan(link.With(f => f.With(scraper)), [Delete(scraper)]) { Outcome = Without };
    }

    private PlanStep Delete(Scraper scraper) => new("DeleteScraper", scraper.Arn.ToString(), async (link, stop) =>
    {
        // AMP refuses to delete what is being created or changed.
        Scraper? steady = scraper.Status == LinkStatus.Deleting
            ? scraper
            : await wait.UntilAsync(link, scraper.Arn.Id, WaitGoal.Steady, stop).ConfigureAwait(false);
        if (steady is not null && steady.Status != LinkStatus.Deleting)
        {
            stop.ThrowIfCancellationRequested();
            await DeleteAsync(link, scraper, stop).ConfigureAwait(false);
        }

        await wait.UntilAsync(link, scraper.Arn.Id, WaitGoal.Gone, stop).ConfigureAwait(false);
        return link;
    })
    { Before = $"{scraper.Status}" };

    private async Task DeleteAsync(ScraperLink link, Scraper scraper, CancellationToken stop)
    {
        try
        {
            await link.Session.Source.Amp.DeleteScraperAsync(scraper.Arn.Id, TokenFor(scraper), stop).ConfigureAwait(false);
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.Conflict)
        {
            // It changed between the look and the call: another process deletes it, too, or it began an update.
            Scraper? now = await wait.UntilAsync(link, scraper.Arn.Id, WaitGoal.Steady, stop).ConfigureAwait(false);
            if (now is not null)
            {
                stop.ThrowIfCancellationRequested();
                await link.Session.Source.Amp.DeleteScraperAsync(scraper.Arn.Id, LinkKey.NextToken("delete again", scraper.Arn.Id), stop).ConfigureAwait(false);
            }
        }
    }

    // After a deletion that failed, the token of that one would only give its answer again.
    private static string TokenFor(Scraper scraper) => scraper.Status == LinkStatus.DeletionFailed
        ? TextHash.Of($"delete after failure|{scraper.Arn.Id}|{scraper.LastModifiedAt?.UtcTicks}")
        : LinkKey.NextToken("delete", scraper.Arn.Id);

    private static ScraperLink Without(ScraperLink link) => link.With(f => f with { Status = LinkStatus.None, StatusReason = null });
}
