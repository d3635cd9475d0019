using System.Globalization;
using System.Text;

namespace XScrape.Benchmarks.Fleet;

/// <summary>The page with the table and the ratios.</summary>
internal static class FleetTable
{
    private const string Head = """
        # How fast, and at what cost

        Made by `dotnet run -c Release --project tests/Benchmarks -- fleet`: XScrape in a process of its own, the AWS CLI and boto3 as plain scripts of the same calls, and
        Terraform's two applies, against the same simulator: 50 ms latency a call, creation 5 s, and, unless it says "no limits", AMP 10 and IAM 20 requests a
        second for each account ([assumed](assumptions.md#RateAmp)). Whole processes from start to end, and with "warm session" the line alone where it has run before; at 1 link, and at 10 without
        limits, medians of 5 interleaved runs, else one run. The lower bound is the longest chain
        of calls with the creation, or the calls at that rate. Memory is that of all processes of a tool together.

        ![Seconds by number of links](benchmarks.svg)

        | links | tool | wall s | × bound | CPU s | memory MB | calls | writes that succeeded | looks and lists | throttled |
        | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |

        """;

    public static string Write(FleetStore store)
    {
        StringBuilder page = new(Head.ReplaceLineEndings("\n"));
        foreach (FleetEntry entry in store.Entries)
        {
            FleetSample m = entry.Median;
            page.Append(CultureInfo.InvariantCulture, $"| {entry.Case.Links}{(entry.Case.Limits ? string.Empty : ", no limits")} | {entry.Case.Tool} | {m.Wall:0.0} | {m.Wall / entry.Case.LowerBound:0.00} | {m.Cpu:0.0} | {m.Megabytes:0} | {m.Calls} | {m.Writes} | {m.Polls} | {m.Throttles} |\n");
        }

        page.Append("\n## Ratios\n\n| what | measured | wanted |\n| --- | ---: | ---: |\n");
        foreach ((string what, double? measured, string wanted) in Ratios(store))
        {
            page.Append(CultureInfo.InvariantCulture, $"| {what} | {(measured is double value ? value.ToString("0.00", CultureInfo.InvariantCulture) : "not measured")} | {wanted} |\n");
        }

        return page.ToString();
    }

    private static IEnumerable<(string What, double? Measured, string Wanted)> Ratios(FleetStore store)
    {
        FleetEntry? one = store.Find(FleetTools.XScrape, 1, true);
        FleetEntry? hundred = store.Find(FleetTools.XScrape, 100, true);
        yield return ("1 link, warm session: seconds over the lower bound", one?.Median.Line - one?.Case.LowerBound, "≤ 0.7");
        yield return ("1 link: CPU, of the AWS CLI script's", Part(one, store.Find(FleetTools.Cli, 1, true), m => m.Cpu), "≤ 0.33");
        yield return ("1 link: CPU, of Terraform's", Part(one, store.Find(FleetTools.Terraform, 1, true), m => m.Cpu), "≤ 0.10");
        yield return ("1 link: seconds of wall over the boto3 script", one?.Median.Wall - store.Find(FleetTools.Boto3, 1, true)?.Median.Wall, "≤ 1");
        yield return ("10 links, no limits: times as fast as the boto3 script", Part(store.Find(FleetTools.Boto3, 10, false), store.Find(FleetTools.XScrape, 10, false), m => m.Wall), "≥ 1.5");
        yield return ("100 links, no limits: times as fast as the boto3 script", Part(store.Find(FleetTools.Boto3, 100, false), store.Find(FleetTools.XScrape, 100, false), m => m.Wall), "≥ 4");
        yield return ("100 links: the line's wall, of the lower bound", hundred?.Median.Line / hundred?.Case.LowerBound, "≤ 1.15");
        yield return ("100 links: writes that succeeded, a link", hundred?.Median.Writes / 100.0, "≤ 7");
        yield return ("100 links: other calls but looks and lists, a link", (hundred?.Median.Calls - hundred?.Median.Writes - hundred?.Median.Polls - hundred?.Median.Throttles) / 100.0, "≤ 1");
        FleetEntry? thousand = store.Find(FleetTools.XScrape, 1000, false);
        yield return ("1,000 links, no limits: memory in MB", thousand?.Median.Megabytes, "< 300");
        yield return ("1,000 links, warm session: calls a link, of those at 100", Growth(store, 100, m => m.Calls), "0.9 to 1.1");
        yield return ("1,000 links, warm session: CPU a link, of that at 550", Growth(store, 550, m => m.Cpu), "0.9 to 1.1");
        yield return ("1,000 links, warm session: CPU a link, of that at 100, which bears what a fleet costs as such", Growth(store, 100, m => m.Cpu), "0.9 to 1.1");
    }

    private static double? Growth(FleetStore store, int from, Func<FleetSample, double> of) =>
        Part(store.Find(FleetTools.Warm, 1000, false), store.Find(FleetTools.Warm, from, false), of) * from / 1000;

    private static double? Part(FleetEntry? above, FleetEntry? below, Func<FleetSample, double> of) =>
        above is null || below is null ? null : of(above.Median) / of(below.Median);
}
