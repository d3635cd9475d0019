using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Links.Parts;

namespace XScrape.Scrapers;

/// <summary>The one scraper that a change or a removal is for, where no id says which. Two that fit are an error that names both.</summary>
internal static class ExistingScraper
{
    /// <summary>The one that this link made, also while it is being deleted; null if there is none.</summary>
    public static Scraper? Made(IReadOnlyList<Scraper> scrapers, LinkFacts facts) =>
        ScraperSearch.Among([.. scrapers.Where(s => OwnerTag.Of(s.Tags, facts.Key) == Ownership.Ours)], facts with { Alias = null });

    /// <summary>The only one of the cluster, or to the workspace, or both; null if there is none.</summary>
    public static Scraper? Only(IReadOnlyList<Scraper> scrapers, LinkFacts facts) =>
        facts is { Source: null, Destination: null } ? throw Unnamed() : ScraperSearch.Among(scrapers, facts with { Alias = null });

    /// <summary>The same for a command that changes or removes it: where it stands is a hint only, so that XScrape must have made it.</summary>
    public static Scraper? OnlyOwn(IReadOnlyList<Scraper> scrapers, LinkFacts facts)
    {
        Scraper? only = Only(scrapers, facts);
        return only is null || ScraperGuard.IsOurs(only, facts) ? only : throw new XScrapeException(
            FailureId.ScraperNotOwned,
            $"The scraper {only.Arn} fits, and XScrape did not make it between these accounts. Nothing was changed.",
            "Find out who made it. If it is the one, name it with -ScraperId or -ScraperArn.");
    }

    /// <summary>The link with its scraper, and with the name and the roles that the scraper shows where the link does not say them.</summary>
    public static ScraperLink Into(ScraperLink link, Scraper scraper) => link.With(f => f.With(scraper).WithRoles(scraper) with
    {
        Name = f.Name ?? OwnerTag.NameIn(scraper.Tags) ?? scraper.Alias,
    });

    public static bool IsNamed(LinkFacts facts) => LinkSelection.OfChanged(facts) is not null;

    public static XScrapeException Unnamed() =>
        LinkFacts.Missing("scraper", $"{LinkParts.SelectingParameters}, or run New-XAScraper first");

    public static XScrapeException NotFound(ScraperLink link) => new(
        FailureId.ScraperNotFound,
        $"There is no scraper for '{link}'.",
        "Check the name or the id, the accounts and the Region; Get-XAScraper lists those that exist.");
}
