using XScrape.Destinations;
using XScrape.Sources;

namespace XScrape.Reporting.Pages;

/// <summary>The head of the page: what it is, when it was made, and how many links stand how.</summary>
internal static class SummarySection
{
    public static void Write(HtmlWriter html, Report report)
    {
        html.Open("header", "class", "top").Line();
        html.Open("div").Leaf("p", "Cross-account scraping", "class", "over").Leaf("h1", report.Title);
        html.Open("p", "class", "sub").Text(Scope(report)).Text(" · ").Time(report.Time).Close(2).Line();
        html.Open("ul", "class", "tiles", "aria-label", "Links by state").Line();
        foreach (ReportState state in ReportWords.All)
        {
            int count = report.Links.Count(l => l.State == state);
            html.Open("li", "class", $"tile c-{ReportWords.Key(state)}{(count == 0 ? " zero" : string.Empty)}");
            html.Leaf("strong", count.ToString(System.Globalization.CultureInfo.InvariantCulture)).Open("span", "class", "word");
            SymbolSheet.Icon(html, state).Text(ReportWords.Of(state)).Close();
            html.Leaf("span", ReportWords.Meaning(state), "class", "means").Close().Line();
        }

        html.Close(2).Line();
    }

    private static string Scope(Report report)
    {
        int accounts = report.Links.SelectMany(l => new[] { l.Link.SourceAccountId, l.Link.TargetAccountId }).OfType<string>().Distinct().Count();
        IEnumerable<(string Noun, object End)> sources = report.Links.Select(l => l.Link.Facts.Source).OfType<ScrapeSource>().Select(s => (s.Noun, (object)s));
        IEnumerable<(string Noun, object End)> destinations = report.Links.Select(l => l.Link.Facts.Destination).OfType<ScrapeDestination>().Select(d => (d.Noun, (object)d));
        return report.Links.Count == 0 ? "No links were given" : string.Join(", ",
            [ReportWords.Count(report.Links.Count, "link", "links"), ReportWords.Count(accounts, "account", "accounts"), .. Kinds(sources), .. Kinds(destinations)]);
    }

    /// <summary>How many there are of each kind.</summary>
    private static IEnumerable<string> Kinds(IEnumerable<(string Noun, object End)> ends) =>
        ends.Distinct().GroupBy(e => e.Noun).Select(kind => ReportWords.Count(kind.Count(), kind.Key, kind.Key + "s"));
}
