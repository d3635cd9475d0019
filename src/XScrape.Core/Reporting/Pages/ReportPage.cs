namespace XScrape.Reporting.Pages;

/// <summary>The page as one self-contained file: no request leaves it, and it can be read without its script.</summary>
internal static class ReportPage
{
    public static void Write(Report report, Stream stream)
    {
        using HtmlWriter html = new(stream);
        html.Doctype();
        html.Open("html", "lang", "en").Line();
        Head(html, report);
        html.Open("body").Line();
        html.Leaf("a", "Skip to the table", "class", "skip", "href", "#table");
        SymbolSheet.Write(html);
        SummarySection.Write(html, report);
        html.Open("main").Line();
        if (report.Links.Count > 0)
        {
            DrawingSection.Write(html, report);
            TableSection.Write(html, report);
            DetailSection.Write(html, report);
        }

        LooseSection.Write(html, report);
        html.Close().Line();
        Foot(html, report);
        html.Own("script", ReportAsset.Script.Content);
        html.Close(2).Line();
    }

    private static void Head(HtmlWriter html, Report report)
    {
        html.Open("head").Line();
        html.Open("meta", "charset", "utf-8").Close().Line();
        html.Open("meta", "http-equiv", "Content-Security-Policy", "content", Policy()).Close().Line();
        html.Open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").Close().Line();
        html.Open("meta", "name", "referrer", "content", "no-referrer").Close().Line();
        html.Open("meta", "name", "color-scheme", "content", "light dark").Close().Line();
        // Without one, a browser that gets the page from a server asks there for an icon.
        html.Open("link", "rel", "icon", "href", "data:,").Close().Line();
        html.Leaf("title", report.Title).Line();
        html.Own("style", ReportAsset.Style.Content).Close().Line();
    }

    private static string Policy() =>
        $"default-src 'none'; script-src {ReportAsset.Script.Hash}; style-src {ReportAsset.Style.Hash}; img-src data:; base-uri 'none'; form-action 'none'";

    private static void Foot(HtmlWriter html, Report report)
    {
        html.Open("footer").Open("p").Text("Made by XScrape ").Time(report.Time);
        html.Text(". Times are in UTC. This file sends no requests to any server.").Close(2).Line();
    }
}
