using System.Globalization;
using System.Text.Json;

namespace XScrape.Benchmarks.Fleet;

/// <summary>
/// What a link costs in a session where all code has run before, at 100 links, at 550 and at 1,000: a process of its own would
/// mostly show that its start is shared by more links.
/// </summary>
internal static class FleetGrowth
{
    /// <summary>The first ones only warm the session; of several of one size the median counts.</summary>
    private static readonly int[] s_sizes = [100, 550, 100, 550, 1000, 100, 550, 1000, 100, 550, 1000];

    private const int Warming = 2;

    public static async Task MeasureAsync(FleetStore store)
    {
        List<FleetStage> stages = [];
        try
        {
            foreach (int size in s_sizes)
            {
                stages.Add(await FleetStage.StartAsync(new FleetCase(FleetTools.Warm, size, Limits: false)));
            }

            (double megabytes, (double Wall, double Cpu)[] lines) = await RunAsync(stages);
            foreach (IGrouping<int, int> group in Enumerable.Range(Warming, s_sizes.Length - Warming).GroupBy(i => s_sizes[i]))
            {
                List<FleetSample> samples = [];
                foreach (int i in group)
                {
                    (int calls, int writes, int polls, int throttles) = await stages[i].CallsAsync();
                    samples.Add(new FleetSample(lines[i].Wall, lines[i].Cpu, megabytes, calls, writes, polls, throttles));
                    Console.Error.WriteLine($"{FleetTools.Warm}, {group.Key} links: {samples[^1]}");
                }

                store.Put(new FleetCase(FleetTools.Warm, group.Key, Limits: false), FleetSample.MedianOf(samples), samples.Count);
                store.Save();
            }
        }
        finally
        {
            stages.ForEach(s => s.Dispose());
        }
    }

    private static async Task<(double Megabytes, (double Wall, double Cpu)[] Lines)> RunAsync(List<FleetStage> stages)
    {
        string list = Path.Combine(stages[0].Folder, "stages.json");
        await File.WriteAllTextAsync(list, JsonSerializer.Serialize(stages.Select(s => new { folder = s.Folder, endpoint = s.Endpoint })));
        Dictionary<string, string> environment = new() { ["XSCRAPE_REQUEST_RATES"] = "none" };
        (_, _, double megabytes, string output) = await MeasuredProcess.RunAsync(environment, FleetTools.GrowthCommand(list));
        return (megabytes, [.. output.Split('\n').Where(l => l.StartsWith("line ", StringComparison.Ordinal)).Select(l => l.Split(' ')).Select(l => (Seconds(l[1]), Seconds(l[2])))]);
    }

    private static double Seconds(string milliseconds) => double.Parse(milliseconds, CultureInfo.InvariantCulture) / 1000;
}
