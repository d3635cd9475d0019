using XScrape.Cloud;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Waiting;

namespace XScrape.Provisioning;

/// <summary>Goes on with a scraper that is there: it must be the link's, and one that this link made is mended where its configuration differs.</summary>
internal static class TakeScraper
{
    public static async Task<Plan> PlanAsync(ScraperLink link, Scraper found, ScraperSettings settings, TimeProvider clock, CancellationToken stop)
    {
        LinkFacts facts = link.Facts;
        bool ours = OwnerTag.Of(found.Tags, facts.Key) == Ownership.Ours;
        if (found.HasFailed)
        {
            throw new XScrapeException(
                FailureId.ScraperFailed,
                $"The scraper {found.Arn} is {found.Status}: {found.StatusReason ?? "AWS gave no reason"}. XScrape did not make it, and so does not replace it.",
                $"Remove it with: Remove-XAScraper -ScraperArn '{found.Arn}', mend the cause, then run the same command again.");
        }

        // AMP leaves the configuration out of its list, and may leave out the roles; only its description is proof.
        bool compare = ours && settings.Configuration is not null;
        Scraper described = found.SourceRole is not null && !(compare && found.Configuration is null)
            ? found
            : await link.Session!.Source.Amp.DescribeScraperAsync(found.Arn.Id, stop).ConfigureAwait(false) ?? found;
        described.MustBe(facts);
        ScraperLink known = link.With(f => f.With(described)).With(link.Session! with { ScraperIsKnown = true });
        if (!compare || described.Configuration is null || described.Configuration == settings.Configuration!.Yaml)
        {
            return new Plan(known, []);
        }

        ChangeScraper change = new(new ScraperUpdate { Configuration = settings.Configuration }, new StatusWait(new WaitSettings(), clock));
        Plan plan = await change.PlanAsync(known, stop).ConfigureAwait(false);
        return new Plan(known, plan.Steps);
    }
}
