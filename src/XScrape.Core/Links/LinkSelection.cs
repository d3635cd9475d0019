using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Destinations;
using XScrape.Sources;

namespace XScrape.Links;

/// <summary>
/// Which scrapers of an account are asked for: at least one part, and all parts must fit. What is known of a link is no selection before
/// it has been made one here, so that a link of which nothing is known never stands for all.
/// </summary>
internal sealed record LinkSelection
{
    private LinkSelection()
    {
    }

    /// <summary>Every scraper of the account and Region. Only a command that lists asks for it, and says so.</summary>
    public static LinkSelection All { get; } = new();

    public ScraperId? ScraperId { get; private init; }

    /// <summary>The name of the link: that of the owner tag, else the alias.</summary>
    public ScraperAlias? Name { get; private init; }

    public ScrapeSource? Source { get; private init; }

    public ScrapeDestination? Destination { get; private init; }

    public ScraperAlias? Alias { get; private init; }

    /// <summary>What ListScrapers can be asked; the name and the id are compared here.</summary>
    public ScraperFilter Filter => new(Source, Destination, Alias);

    /// <summary>Null where the facts name no scraper.</summary>
    public static LinkSelection? Of(LinkFacts facts)
    {
        LinkSelection asked = new() { ScraperId = facts.ScraperId ?? facts.Scraper?.Id, Name = facts.Name, Source = facts.Source, Destination = facts.Destination, Alias = facts.Alias };
        return asked == All ? null : asked;
    }

    /// <summary>The same for a command that changes the scraper: the alias is what it becomes, and finds nothing.</summary>
    public static LinkSelection? OfChanged(LinkFacts facts) => Of(facts with { Alias = null });

    /// <summary>Whether source, destination and alias are those that were asked for.</summary>
    public bool Fits(Scraper scraper) =>
        Source?.CanBe(scraper.Source) != false && Destination?.IsSame(scraper.Destination) != false && (Alias is null || scraper.Alias == Alias);
}
