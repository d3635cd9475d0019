namespace XScrape.Reporting.Pages;

/// <summary>One symbol for each state, told apart by shape as well as by colour.</summary>
internal static class SymbolSheet
{
    public static void Write(HtmlWriter html)
    {
        html.Open("svg", "class", "sheet", "width", "0", "height", "0", "aria-hidden", "true");
        Symbol(html, ReportState.Sound).Open("circle", "cx", "8", "cy", "8", "r", "7", "class", "fill").Close();
        Mark(html, "M4.6 8.4l2.4 2.4 4.6-5.2").Close();
        Symbol(html, ReportState.Changing).Open("circle", "cx", "8", "cy", "8", "r", "6.2", "class", "ring").Close();
        Mark(html, "M4.8 8h.01M8 8h.01M11.2 8h.01", "dots").Close();
        Symbol(html, ReportState.Attention).Open("path", "d", "M8 .9l7.4 13.4H.6z", "class", "fill").Close();
        Mark(html, "M8 5.6v4.2M8 12.1v.01").Close();
        Symbol(html, ReportState.Broken).Open("path", "d", "M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z", "class", "fill").Close();
        Mark(html, "M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4").Close();
        Symbol(html, ReportState.Unproven).Open("circle", "cx", "8", "cy", "8", "r", "6.2", "class", "ring gaps").Close();
        Mark(html, "M6.2 6.4a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.7-.8 1.4M8 11.4v.01", "line").Close();
        html.Close().Line();
    }

    /// <summary>The symbol in running text, in the colour of what it stands in; the word stands beside it.</summary>
    public static HtmlWriter Icon(HtmlWriter html, ReportState state)
    {
        html.Open("svg", "class", "icon", "aria-hidden", "true").Open("use", "href", "#g-" + ReportWords.Key(state));
        return html.Close(2);
    }

    public static HtmlWriter Use(HtmlWriter html, ReportState state, double x, double y, double size) => html.Open(
        "use", "href", "#g-" + ReportWords.Key(state), "x", HtmlWriter.Number(x), "y", HtmlWriter.Number(y), "width", HtmlWriter.Number(size), "height", HtmlWriter.Number(size)).Close();

    private static HtmlWriter Symbol(HtmlWriter html, ReportState state) => html.Open("symbol", "id", "g-" + ReportWords.Key(state), "viewBox", "0 0 16 16");

    private static HtmlWriter Mark(HtmlWriter html, string path, string kind = "mark") => html.Open("path", "d", path, "class", kind).Close();
}
