using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;

namespace XScrape.Scrapers;

/// <summary>Which of the scrapers of an account is the one to diagnose, where the link does not name it.</summary>
internal static class ScraperSearch
{
    /// <summary>By owner tag, by alias, or the only one between the cluster and the workspace; null if there is none. AmbiguousScraper if there are several.</summary>
    public static Scraper? Among(IReadOnlyList<Scraper> scrapers, LinkFacts facts)
    {
        LinkSelection asked = LinkSelection.Of(facts) ?? LinkSelection.All;
        Scraper[] fitting = [.. scrapers.Where(asked.Fits)];
        if (facts.Name is not null)
        {
            Scraper[] owned = [.. fitting.Where(s => OwnerTag.Of(s.Tags, facts.Key) == Ownership.Ours)];
            fitting = owned.Length > 0 ? owned : [.. fitting.Where(s => s.Alias == facts.Name || (s.Alias is null && OwnerTag.Of(s.Tags, facts.Key) == Ownership.Nobody))];
        }

        // One on its way out, or a failed one, beside a sound one is history.
        Scraper[] sound = [.. fitting.Where(s => s.Status != LinkStatus.Deleting && !s.HasFailed)];
        Scraper[] left = sound.Length > 0 ? sound : fitting;
        return left.Length <= 1 ? left.FirstOrDefault() : throw new XScrapeException(
            FailureId.AmbiguousScraper,
            $"{left.Length} scrapers fit: {string.Join(", ", left.Select(s => $"{s.Arn.Id} ({s.Alias?.ToString() ?? "no alias"})"))}.",
            "Say which one with -ScraperId, -ScraperArn or -Name, or pipe the links of Get-XAScraper.");
    }

    /// <summary>The link with what its scraper says, where the link does not say it; what contradicts is left for a finding.</summary>
    public static LinkFacts Merge(LinkFacts facts, Scraper scraper)
    {
        LinkFacts merged = facts.With(scraper) with { Name = facts.Name ?? NameOf(scraper) };
        try
        {
            return LinkConsistency.Complete(merged.WithRoles(scraper));
        }
        catch (XScrapeException)
        {
            return merged with { Region = scraper.Arn.Region, SourceAccount = merged.SourceAccount ?? scraper.Arn.Account, TargetAccount = merged.TargetAccount ?? merged.Destination?.Account };
        }
    }

    private static ScraperAlias? NameOf(Scraper scraper) => OwnerTag.NameIn(scraper.Tags) ?? scraper.Alias;
}
