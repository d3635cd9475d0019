using XScrape.Cloud;
using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Provisioning;

/// <summary>Which of the scrapers between a cluster and a workspace is the link's.</summary>
internal static class ScraperChoice
{
    /// <summary>
    /// Owner tag or exact alias: ours. Else exactly one without alias that has the link's roles: adopted. Several:
    /// AmbiguousScraper. Those on their way out, and other links', are never taken.
    /// </summary>
    public static Scraper? Among(IReadOnlyList<Scraper> scrapers, LinkFacts facts)
    {
        LinkKey key = facts.Key;
        Scraper[] there = [.. scrapers.Where(s =>
            s.Status != LinkStatus.Deleting && s.Cluster == facts.Cluster && s.Workspace == facts.Workspace
            && OwnerTag.Of(s.Tags, key) != Ownership.AnotherLink)];
        return OneOf([.. there.Where(s => OwnerTag.Of(s.Tags, key) == Ownership.Ours)], facts)
            ?? OneOf([.. there.Where(s => s.Alias is not null && s.Alias == (facts.Alias ?? facts.Name))], facts)
            ?? OneOf([.. there.Where(s => s.Alias is null && s.SourceRole == facts.SourceRole && s.TargetRole == facts.TargetRole && !s.HasFailed)], facts);
    }

    private static Scraper? OneOf(Scraper[] fitting, LinkFacts facts)
    {
        // A failed one beside a sound one is history.
        Scraper[] sound = fitting.Length > 1 ? [.. fitting.Where(s => !s.HasFailed)] : fitting;
        return sound.Length <= 1 ? sound.FirstOrDefault() : throw new XScrapeException(
            FailureId.AmbiguousScraper,
            $"{sound.Length} scrapers fit the link '{facts.Name}' between {facts.Cluster} and {facts.Workspace}: {string.Join(", ", sound.Select(s => s.Arn.Id))}.",
            "Say which one with -ScraperId or -ScraperArn, or remove the others.");
    }
}
