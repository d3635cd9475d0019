namespace XScrape.Reporting.Pages;

/// <summary>Findings that belong to no link, such as those about a file.</summary>
internal static class LooseSection
{
    public static void Write(HtmlWriter html, Report report)
    {
        if (report.Loose.Count > 0)
        {
            html.Open("section", "aria-labelledby", "loose-title").Leaf("h2", "Findings about no link", "id", "loose-title").Open("article", "class", "c-unproven");
            FindingList.Write(html, report.Loose, passedInFull: true);
            html.Close(2).Line();
        }
    }
}
