using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;

namespace XScrape.Scrapers;

/// <summary>Which of the scrapers between a source and a destination is the link's.</summary>
internal static class ScraperChoice
{
    /// <summary>
    /// The one that the link names, owner tag or exact alias: ours. Several: AmbiguousScraper. Those on their way out, and
    /// other links', are never taken.
    /// </summary>
    public static Scraper? Among(IReadOnlyList<Scraper> scrapers, LinkFacts facts)
    {
        Scraper[] there = [.. Free(scrapers, facts)];
        return there.FirstOrDefault(s => s.Arn.Id == facts.ScraperId)
            ?? OneOf([.. there.Where(s => OwnerTag.Of(s.Tags, facts.Key) == Ownership.Ours)], facts)
            ?? OneOf([.. there.Where(s => s.Alias is not null && s.Alias == (facts.Alias ?? facts.Name))], facts);
    }

    /// <summary>Those without alias that could be adopted if their roles are the link's.</summary>
    public static IEnumerable<Scraper> Unnamed(IReadOnlyList<Scraper> scrapers, LinkFacts facts) =>
        Free(scrapers, facts).Where(s => s.Alias is null && !s.HasFailed && facts.Source?.IsSame(s.Source) == true);

    /// <summary>Exactly one without alias, described, that has the link's roles: adopted.</summary>
    public static Scraper? AmongUnnamed(IReadOnlyList<Scraper> described, LinkFacts facts) =>
        OneOf([.. Unnamed(described, facts).Where(s => s.SourceRole == facts.SourceRole && s.TargetRole == facts.TargetRole)], facts);

    /// <summary>AliasInUse where a scraper of the same source has the alias and another destination.</summary>
    public static void RefuseUsedAlias(IReadOnlyList<Scraper> scrapers, LinkFacts facts)
    {
        Scraper? other = scrapers.FirstOrDefault(s =>
            s.Status != LinkStatus.Deleting && !s.HasFailed && s.Alias is not null && s.Alias == (facts.Alias ?? facts.Name)
            && facts.Source?.CanBe(s.Source) == true && s.Destination is not null && facts.Destination?.IsSame(s.Destination) == false);
        if (other is not null)
        {
            throw new XScrapeException(
                FailureId.AliasInUse,
                $"The alias '{other.Alias}' is that of the scraper {other.Arn}, which writes to {other.Destination}; the link '{facts.Name}' goes to {facts.Destination}.",
                $"Give another -Name or -Alias, or point that scraper at this {facts.Destination?.Noun} with Set-XAScraper -{facts.Destination?.Parameter}.");
        }
    }

    private static IEnumerable<Scraper> Free(IReadOnlyList<Scraper> scrapers, LinkFacts facts) => scrapers.Where(s =>
        s.Status != LinkStatus.Deleting && facts.Source?.CanBe(s.Source) == true && facts.Destination?.IsSame(s.Destination) == true
        && OwnerTag.Of(s.Tags, facts.Key) != Ownership.AnotherLink);

    private static Scraper? OneOf(Scraper[] fitting, LinkFacts facts)
    {
        // A failed one beside a sound one is history.
        Scraper[] sound = fitting.Length > 1 ? [.. fitting.Where(s => !s.HasFailed)] : fitting;
        return sound.Length <= 1 ? sound.FirstOrDefault() : throw new XScrapeException(
            FailureId.AmbiguousScraper,
            $"{sound.Length} scrapers fit the link '{facts.Name}' between {facts.Source} and {facts.Destination}: {string.Join(", ", sound.Select(s => s.Arn.Id))}.",
            "Say which one with -ScraperId or -ScraperArn, or remove the others.");
    }
}
