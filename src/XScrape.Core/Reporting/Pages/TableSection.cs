using System.Globalization;

namespace XScrape.Reporting.Pages;

/// <summary>One row a link. The script adds filters and sorting; without it the rows stand as they came.</summary>
internal static class TableSection
{
    private static readonly (string Title, string? Kind)[] s_columns =
        [("Link", null), ("State", "state"), ("Scraper", null), ("Trust", null), ("Source", null), ("Target", null), ("Region", null), ("Findings", "number"), ("Created", null)];

    public static void Write(HtmlWriter html, Report report)
    {
        html.Open("section", "id", "table", "aria-labelledby", "table-title", "tabindex", "-1").Leaf("h2", "Links", "id", "table-title").Line();
        Controls(html, report);
        html.Open("div", "class", "scroll", "role", "region", "aria-label", "Table of links", "tabindex", "0").Open("table");
        html.Leaf("caption", "All links with their state; a link's name leads to its details.");
        html.Open("thead").Open("tr");
        foreach ((string title, string? kind) in s_columns)
        {
            html.Leaf("th", title, "scope", "col", "data-kind", kind);
        }

        html.Close(2).Open("tbody").Line();
        foreach (ReportLink link in report.Links)
        {
            Row(html, link);
        }

        html.Close(4).Line();
    }

    /// <summary>Hidden until the script is there to obey them.</summary>
    private static void Controls(HtmlWriter html, Report report)
    {
        html.Open("form", "class", "controls", "id", "controls", "hidden", "hidden", "role", "search", "aria-label", "Filter the links");
        html.Open("label", "class", "find").Leaf("span", "Find").Open("input", "type", "search", "id", "find", "placeholder", "name, account, cluster, Region …", "autocomplete", "off").Close(2);
        html.Open("fieldset").Leaf("legend", "States");
        foreach (ReportState state in ReportWords.All.Where(s => report.Links.Any(l => l.State == s)))
        {
            html.Open("button", "type", "button", "class", "c-" + ReportWords.Key(state), "data-state", ReportWords.Key(state), "aria-pressed", "true");
            SymbolSheet.Icon(html, state).Text(ReportWords.Of(state)).Close();
        }

        html.Close().Leaf("output", ReportWords.Count(report.Links.Count, "link", "links"), "id", "count", "role", "status").Close().Line();
    }

    private static void Row(HtmlWriter html, ReportLink entry)
    {
        Links.LinkProperties link = entry.Link;
        string key = ReportWords.Key(entry.State);
        html.Open("tr");
        html.Open("th", "scope", "row").Leaf("a", link.ToString(), "href", "#" + entry.Anchor).Close();
        html.Open("td").Open("span", "class", "chip c-" + key);
        SymbolSheet.Icon(html, entry.State).Text(ReportWords.Of(entry.State)).Close(2);
        html.Leaf("td", link.Status.ToString()).Leaf("td", link.Trust.ToString());
        Place(html, ReportLink.NameOfSource(link), link.SourceAccountId);
        Place(html, ReportLink.NameOfDestination(link), link.TargetAccountId);
        html.Leaf("td", link.Region);
        html.Leaf("td", FindingsOf(entry, entry.Failed.Count()));
        html.Leaf("td", link.CreatedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)).Close().Line();
    }

    private static string FindingsOf(ReportLink entry, int failed) => entry.Findings.Count == 0 ? "–" : $"{failed} of {entry.Findings.Count} failed";

    private static void Place(HtmlWriter html, string? name, string? account) =>
        html.Open("td").Leaf("span", name ?? "–").Text(" ").Leaf("small", account).Close();
}
