using System.Globalization;

namespace XScrape.Benchmarks.Fleet;

/// <summary>Measures the tools against each other and writes the table and the picture.</summary>
internal static class FleetRuns
{
    private const int Repeats = 5;

    /// <summary>
    /// At 1 link all tools in turn, several times, and so at 10 where no limit binds; otherwise each once, as the machine's noise is
    /// small beside the time. The word growth measures what a link costs at 100 and at 1,000.
    /// </summary>
    public static async Task<int> RunAsync(string[] args)
    {
        FleetStore store = FleetStore.Open();
        FleetCase[] cases = [.. Cases().Where(c => args.Length == 0 || args.Contains(c.Links.ToString(CultureInfo.InvariantCulture)) || args.Contains(Short(c.Tool)))];
        cases = args.Any(a => int.TryParse(a, out _)) && args.Any(a => !int.TryParse(a, out _))
            ? [.. cases.Where(c => args.Contains(c.Links.ToString(CultureInfo.InvariantCulture)) && args.Contains(Short(c.Tool)))]
            : cases;
        foreach (FleetCase[] group in cases.GroupBy(c => (c.Links, c.Limits)).Select(g => g.ToArray()))
        {
            await MeasureAsync(group, store);
        }

        if ((args.Length == 0 || args.Contains("growth")) && FleetTools.Missing(FleetTools.XScrape) is null)
        {
            await FleetGrowth.MeasureAsync(store);
        }

        string table = FleetTable.Write(store);
        Console.WriteLine(table);
        string docs = Path.Combine(FleetTools.Repository(), "docs");
        await File.WriteAllTextAsync(Path.Combine(docs, "benchmarks.md"), table);
        await File.WriteAllTextAsync(Path.Combine(docs, "benchmarks.svg"), FleetPicture.Draw(store));
        return 0;
    }

    private static IEnumerable<FleetCase> Cases()
    {
        foreach (int links in new[] { 1, 10, 100 })
        {
            foreach (bool limits in new[] { true, false })
            {
                foreach (string tool in new[] { FleetTools.XScrape, FleetTools.Boto3, FleetTools.Cli, FleetTools.Terraform })
                {
                    // The slow tools are measured under the limits only, where the comparison is.
                    if (limits || tool is FleetTools.XScrape or FleetTools.Boto3)
                    {
                        yield return new FleetCase(tool, links, limits);
                    }
                }
            }
        }

        yield return new FleetCase(FleetTools.XScrape, 1000, Limits: false);
    }

    private static int RepeatsOf(FleetCase which) => which.Links == 1 || which is { Links: 10, Limits: false } ? Repeats : 1;

    private static string Short(string tool) => tool.Split(' ')[0] switch
    {
        "AWS" => "cli",
        string first => first.ToLowerInvariant(),
    };

    private static async Task MeasureAsync(FleetCase[] group, FleetStore store)
    {
        Dictionary<FleetCase, List<FleetSample>> samples = [];
        for (int turn = 0; turn < RepeatsOf(group[0]); turn++)
        {
            foreach (FleetCase which in group)
            {
                if (FleetTools.Missing(which.Tool) is string missing)
                {
                    Console.Error.WriteLine($"{which}: skipped, {missing}");
                    continue;
                }

                FleetSample sample = await FleetTools.RunAsync(which, warm: false);
                if (which.Tool == FleetTools.XScrape && which.Links == 1)
                {
                    sample = sample with { Line = (await FleetTools.RunAsync(which, warm: true)).Line };
                }

                Console.Error.WriteLine($"{which}: {sample}");
                List<FleetSample> list = samples.TryGetValue(which, out List<FleetSample>? before) ? before : samples[which] = [];
                list.Add(sample);
                // At once: a run of minutes may be broken off.
                store.Put(which, FleetSample.MedianOf(list), list.Count);
                store.Save();
            }
        }
    }
}
