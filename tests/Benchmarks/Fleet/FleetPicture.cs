using System.Globalization;
using System.Xml.Linq;

namespace XScrape.Benchmarks.Fleet;

/// <summary>Seconds by links, both axes logarithmic, one line a tool, and the lower bound.</summary>
internal static class FleetPicture
{
    private const double Width = 720;
    private const double Height = 420;
    private const double Left = 70;
    private const double Bottom = 50;
    private const double Top = 40;
    private const double Right = 170;

    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private static readonly string[] s_colours = ["#0b6e99", "#c0392b", "#7d3c98", "#b9770e", "#555555"];

    public static string Draw(FleetStore store)
    {
        FleetEntry[] entries = [.. store.Entries.Where(e => e.Case.Limits)];
        (string Name, (double X, double Y)[] Points)[] lines = [.. entries.GroupBy(e => e.Case.Tool).Select(g => (g.Key, g.Select(e => ((double)e.Case.Links, e.Median.Wall)).ToArray())),
            ("lower bound", entries.Select(e => e.Case).DistinctBy(c => c.Links).Select(c => ((double)c.Links, c.LowerBound)).ToArray())];
        double most = Math.Max(10, lines.SelectMany(l => l.Points).Select(p => p.Y).DefaultIfEmpty(10).Max());
        double decades = Math.Ceiling(Math.Log10(most));
        XElement svg = new(s_svg + "svg", new XAttribute("viewBox", $"0 0 {Width} {Height}"), new XAttribute("font-family", "sans-serif"), new XAttribute("font-size", "13"),
            new XElement(s_svg + "rect", new XAttribute("width", Width), new XAttribute("height", Height), new XAttribute("fill", "white")),
            Text(Left, 22, "Seconds until all links are bound and ACTIVE (AMP 10/s, IAM 20/s, 50 ms latency, creation 5 s)"));
        foreach (double links in new[] { 1, 10, 100 })
        {
            svg.Add(Line(X(links), Y(1, decades), X(links), Top, "#dddddd"), Text(X(links), Height - Bottom + 20, $"{links} {(links == 1 ? "link" : "links")}", "middle"));
        }

        for (int decade = 0; decade <= decades; decade++)
        {
            double seconds = Math.Pow(10, decade);
            svg.Add(Line(Left, Y(seconds, decades), Width - Right, Y(seconds, decades), "#dddddd"), Text(Left - 8, Y(seconds, decades) + 4, $"{seconds} s", "end"));
        }

        for (int i = 0; i < lines.Length; i++)
        {
            svg.Add(Curve(lines[i].Name, lines[i].Points, s_colours[i % s_colours.Length], decades));
        }

        return svg + "\n";
    }

    private static IEnumerable<XElement> Curve(string name, (double X, double Y)[] points, string colour, double decades)
    {
        string path = string.Join(' ', points.Select(p => $"{N(X(p.X))},{N(Y(p.Y, decades))}"));
        yield return new XElement(s_svg + "polyline", new XAttribute("points", path), new XAttribute("fill", "none"), new XAttribute("stroke", colour), new XAttribute("stroke-width", "2.5"),
            name == "lower bound" ? new XAttribute("stroke-dasharray", "5 4") : null);
        (double x, double y) = points[^1];
        XElement label = Text(X(x) + 8, Y(y, decades) + (name == "lower bound" ? 14 : 4), $"{name} {y.ToString("0", CultureInfo.InvariantCulture)} s");
        label.SetAttributeValue("fill", colour);
        yield return label;
    }

    private static double X(double links) => Left + ((Width - Left - Right) * Math.Log10(links) / 2);

    private static double Y(double seconds, double decades) => Height - Bottom - ((Height - Bottom - Top) * Math.Log10(seconds) / decades);

    private static XElement Line(double x1, double y1, double x2, double y2, string colour) =>
        new(s_svg + "line", new XAttribute("x1", N(x1)), new XAttribute("y1", N(y1)), new XAttribute("x2", N(x2)), new XAttribute("y2", N(y2)), new XAttribute("stroke", colour));

    private static XElement Text(double x, double y, string text, string anchor = "start") =>
        new(s_svg + "text", new XAttribute("x", N(x)), new XAttribute("y", N(y)), new XAttribute("text-anchor", anchor), text);

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
