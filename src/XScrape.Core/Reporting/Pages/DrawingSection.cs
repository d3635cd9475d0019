using System.Text;

namespace XScrape.Reporting.Pages;

/// <summary>The picture: accounts, clusters, workspaces and the links between them.</summary>
internal static class DrawingSection
{
    /// <summary>What fits into a box in the type that the style gives names.</summary>
    private const int LongestName = 42;

    public static void Write(HtmlWriter html, Report report)
    {
        Drawing drawing = Drawing.Of(report.Links);
        html.Open("section", "aria-labelledby", "map-title").Leaf("h2", "Map", "id", "map-title").Line();
        html.Open("div", "class", "scroll map", "role", "region", "aria-label", "Map of links", "tabindex", "0");
        html.Open("svg", "viewBox", $"0 0 {HtmlWriter.Number(Drawing.Width)} {HtmlWriter.Number(drawing.Height)}", "role", "img", "aria-labelledby", "map-title map-text").Line();
        html.Leaf("desc", Summary(report, drawing), "id", "map-text");
        html.Leaf("text", "Source accounts and their clusters", "x", "2", "y", "16", "class", "column");
        html.Leaf("text", "Target accounts and their workspaces", "x", HtmlWriter.Number(Drawing.Right + 2), "y", "16", "class", "column").Line();
        foreach (DrawnStrand strand in drawing.Strands.OrderByDescending(s => s.State))
        {
            Strand(html, strand, drawing.InDetail);
        }

        foreach (DrawnAccount account in drawing.Sources)
        {
            Source(html, account, drawing.InDetail);
        }

        foreach (DrawnAccount account in drawing.Targets)
        {
            Box(html, account, Drawing.Right, "");
            Rows(html, account, Drawing.Right, isTarget: true);
            html.Close().Line();
        }

        html.Close(2);
        Legend(html, report, drawing);
        html.Close().Line();
    }

    private static string Summary(Report report, Drawing drawing) =>
        $"{ReportWords.Count(drawing.Sources.Count, "source account", "source accounts")} on the left, "
        + $"{ReportWords.Count(drawing.Targets.Count, "target account", "target accounts")} on the right. Links: "
        + string.Join(", ", ReportWords.All.Select(s => (s, n: report.Links.Count(l => l.State == s))).Where(p => p.n > 0).Select(p => $"{p.n} {ReportWords.Of(p.s).ToLowerInvariant()}"))
        + ". The table below says the same.";

    private static void Strand(HtmlWriter html, DrawnStrand strand, bool inDetail)
    {
        string key = ReportWords.Key(strand.State);
        string path = $"M{N(Drawing.BoxWidth)} {N(strand.From)}C{N(Drawing.Middle)} {N(strand.From)} {N(Drawing.Middle)} {N(strand.To)} {N(Drawing.Right)} {N(strand.To)}";
        html.Open("g", "class", $"strand c-{key}", "data-link", strand.Links[0].Anchor);
        html.Open("path", "d", path, "stroke-width", N(strand.Width)).Leaf("title", inDetail ? Words(strand.Links[0]) : $"{strand.Links.Count} {key}").Close();
        if (inDetail)
        {
            html.Open("circle", "cx", N(strand.SignX), "cy", N(strand.SignY), "r", "11", "class", "seat").Close();
            Jump(html, strand.Links[0], strand.SignX - 8, strand.SignY - 8, 16, "sign");
        }

        html.Close().Line();
    }

    /// <summary>The symbol of one link, which leads to its details.</summary>
    private static void Jump(HtmlWriter html, ReportLink link, double x, double y, double size, string kind)
    {
        html.Open("a", "href", "#" + link.Anchor, "tabindex", "-1", "class", $"{kind} c-{ReportWords.Key(link.State)}").Leaf("title", $"{link.Link}: {ReportWords.Of(link.State)}");
        SymbolSheet.Use(html, link.State, x, y, size).Close();
    }

    private static string Words(ReportLink link) => $"{link.Link}: {ReportWords.Of(link.State)}, {link.Link.Status}, trust {link.Link.Trust}";

    private static void Source(HtmlWriter html, DrawnAccount account, bool inDetail)
    {
        if (inDetail)
        {
            Box(html, account, 0, "");
            Rows(html, account, 0, isTarget: false);
        }
        else
        {
            Box(html, account, 0, " cells");
            int at = 0;
            foreach (ReportLink link in account.Rows.SelectMany(r => r.Links).OrderBy(l => l.State))
            {
                double x = Drawing.CellLeft + (Drawing.Cell * (at % Drawing.CellsInRow));
                double y = account.Top + 8 + (Drawing.Cell * (at / Drawing.CellsInRow));
                Jump(html, link, x, y, Drawing.Cell - 3, "cell");
                at++;
            }
        }

        html.Close().Line();
    }

    /// <summary>Opens the account's group and draws its frame and number.</summary>
    private static void Box(HtmlWriter html, DrawnAccount account, double x, string kind)
    {
        html.Open("g", "class", "box" + kind);
        html.Open("rect", "x", N(x + 0.5), "y", N(account.Top), "width", N(Drawing.BoxWidth - 1), "height", N(account.Height), "rx", "8").Close();
        html.Leaf("text", account.Account, "x", N(x + 14), "y", N(account.Top + 21), "class", "number");
    }

    private static void Rows(HtmlWriter html, DrawnAccount account, double x, bool isTarget)
    {
        foreach (DrawnRow row in account.Rows)
        {
            html.Open("rect", "x", N(x + 8.5), "y", N(row.Top + 2), "width", N(Drawing.BoxWidth - 17), "height", N(row.Height - 4), "rx", "5", "class", "row").Close();
            html.Open("text", "x", N(x + 18), "y", N(row.Middle - 2), "class", "place").Leaf("title", row.Name).Text(Short(row.Name)).Close();
            html.Leaf("text", isTarget ? $"{row.Region} · {ReportWords.Count(row.Links.Count, "link", "links")}" : row.Region, "x", N(x + 18), "y", N(row.Middle + 13), "class", "small");
            if (isTarget)
            {
                Counts(html, row, x + Drawing.BoxWidth - 18);
            }
        }
    }

    /// <summary>How many links of a workspace stand how, from the right.</summary>
    private static void Counts(HtmlWriter html, DrawnRow row, double right)
    {
        foreach (ReportState state in ReportWords.All.Reverse())
        {
            int count = row.Links.Count(l => l.State == state);
            if (count > 0)
            {
                string text = count.ToString(System.Globalization.CultureInfo.InvariantCulture);
                html.Leaf("text", text, "x", N(right), "y", N(row.Middle + 13), "class", "small end");
                right -= 20 + (7 * text.Length);
                html.Open("g", "class", "c-" + ReportWords.Key(state));
                SymbolSheet.Use(html, state, right + 2, row.Middle + 3, 12).Close();
                right -= 8;
            }
        }
    }

    private static void Legend(HtmlWriter html, Report report, Drawing drawing)
    {
        html.Open("ul", "class", "legend", "aria-label", "Legend");
        foreach (ReportState state in ReportWords.All.Where(s => report.Links.Any(l => l.State == s)))
        {
            html.Open("li", "class", "c-" + ReportWords.Key(state));
            html.Open("svg", "width", "44", "height", "16", "aria-hidden", "true", "class", "strand").Open("path", "d", "M0 8h26", "stroke-width", "2.5").Close();
            SymbolSheet.Use(html, state, 28, 0, 16).Close().Text(ReportWords.Of(state)).Close();
        }

        html.Close();
        if (!drawing.InDetail)
        {
            html.Leaf("p", "Each symbol is one link and leads to its details; a strand holds all links of one state between an account and a workspace.", "class", "none");
        }
    }

    private static string Short(string name) => name.Length <= LongestName ? name : new StringBuilder(name, 0, LongestName - 1, LongestName).Append('…').ToString();

    private static string N(double value) => HtmlWriter.Number(value);
}
