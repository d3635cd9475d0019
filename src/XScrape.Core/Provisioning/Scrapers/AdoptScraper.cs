using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Operations;
using XScrape.Scrapers;
using XScrape.Waiting;

namespace XScrape.Provisioning.Scrapers;

/// <summary>
/// Continues with a scraper that is there: made by this link, or by another tool and adopted. Its configuration is brought into
/// line with the given one.
/// </summary>
internal static class AdoptScraper
{
    public static async Task<Plan> PlanAsync(ScraperLink link, Scraper found, ScraperSettings settings, TimeProvider clock, CancellationToken stop)
    {
        LinkFacts facts = link.Facts;
        if (found.HasFailed)
        {
            throw new XScrapeException(
                FailureId.ScraperFailed,
                $"The scraper {found.Arn} is {found.Status}: {found.StatusReason ?? "AWS gave no reason"}. XScrape did not make it, and therefore does not replace it.",
                $"Remove it with: Remove-XAScraper -ScraperArn '{found.Arn}', fix the cause, then run the same command again.");
        }

        // AMP leaves the configuration out of its list, and may leave out the roles; only its description is proof.
        bool compare = settings.Configuration is not null;
        Scraper described = found.SourceRole is not null && !(compare && found.Configuration is null)
            ? found
            : await link.Session.Source.Amp.DescribeScraperAsync(found.Arn.Id, stop).ConfigureAwait(false) ?? found;
        described.MustBe(facts);
        ScraperGuard.RefuseForeign(found, facts, settings.Adopt);
        ScraperGuard.RefuseElsewhere(described, facts);
        ScraperLink known = link.With(f => f.With(described)).With(link.Session with { ScraperIsKnown = true, ScraperIsForeign = false });
        if (!compare || (described.Configuration is string stored && IsSame(stored, settings.Configuration!.Yaml)))
        {
            return new Plan(known, []);
        }

        if (described.Configuration is null)
        {
            link.Session.Journal.Warn($"AMP did not show the scrape configuration of the scraper {found.Arn}, so that the given one was not compared with it. Set-XAScraper -ScrapeConfigurationPath writes it.");
            return new Plan(known, []);
        }

        if (!ScraperGuard.IsOurs(found, facts))
        {
            link.Session.Journal.Warn($"The scraper {found.Arn}, which was adopted, has another scrape configuration; it is replaced by the given one.");
        }

        ChangeScraper change = new(new ScraperUpdate { Configuration = settings.Configuration }, new StatusWait(new WaitSettings(), clock));
        Plan plan = await change.PlanAsync(known, stop).ConfigureAwait(false);
        return new Plan(known, plan.Steps);
    }

    // Line ends, and blanks at the end, mean nothing, and every tool writes its own.
    private static bool IsSame(string one, string other) => one.Replace("\r\n", "\n").TrimEnd() == other.Replace("\r\n", "\n").TrimEnd();
}
