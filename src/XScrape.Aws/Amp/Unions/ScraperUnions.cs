using XScrape.Destinations;
using XScrape.Sources;

namespace XScrape.Aws.Amp.Unions;

/// <summary>The unions of a scraper. A new kind is one more form in its list.</summary>
internal static class ScraperUnions
{
    public static UnionForms<ScrapeSource> Source { get; } = new(new EksForm(), new VpcForm());

    public static UnionForms<ScrapeDestination> Destination { get; } = new(new WorkspaceForm());
}
