using XScrape.Configuration;
using XScrape.Conformance.Clients;
using XScrape.Yaml;

namespace XScrape.Conformance.Promtool;

/// <summary>
/// No difference to promtool in either direction, on configurations that nobody wrote: what it refuses we call refused by Prometheus or
/// newer than it, and what it takes we never call so.
/// </summary>
public sealed class PromtoolDifferenceTests : IDisposable
{
    private const int Made = 3000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xscrape-promtool-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Made_configurations_get_the_verdict_of_promtool()
    {
        ConfigurationMaker maker = new(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Promtool", "grammar.txt"), TestContext.Current.CancellationToken));
        string[] texts = [.. Enumerable.Range(0, Made).Select(maker.Make).Distinct(StringComparer.Ordinal)];

        bool[] taken = await CompareAsync(texts);

        Assert.InRange(taken.Count(t => t), texts.Length / 8, texts.Length * 7 / 8);
    }

    /// <summary>Debian's promtool is built without Kubernetes discovery: the shapes are compared without it.</summary>
    [Fact]
    public async Task Shapes_without_their_discovery_get_the_verdict_of_promtool()
    {
        string[] texts = [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Shapes"), "*.yml").Order(StringComparer.Ordinal).Select(f => WithoutDiscovery(File.ReadAllText(f)))];

        Assert.True(texts.Length >= 40, $"{texts.Length} shapes");
        _ = await CompareAsync(texts);
    }

    private static string WithoutDiscovery(string text)
    {
        List<string> kept = [];
        int indent = -1;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            int own = line.Length - line.TrimStart().Length;
            if (indent >= 0 && (own > indent || line.Trim().Length == 0))
            {
                continue;
            }

            string key = line.Trim();
            indent = key.EndsWith("_sd_configs:", StringComparison.Ordinal) ? own : -1;
            if (indent < 0)
            {
                kept.Add(line);
            }
        }

        return string.Join('\n', kept);
    }

    private async Task<bool[]> CompareAsync(string[] texts)
    {
        Assert.SkipWhen(Tool.Find("promtool") is null, "promtool is not installed (Debian's package prometheus).");
        string[] files = [.. texts.Select((_, i) => Path.Combine(_folder.FullName, $"{i:0000}.yml"))];
        for (int i = 0; i < texts.Length; i++)
        {
            await File.WriteAllTextAsync(files[i], texts[i], TestContext.Current.CancellationToken);
        }

        ToolResult result = await Tool.RunAsync(Tool.Find("promtool")!, ["check", "config", "--syntax-only", .. files]);
        HashSet<string> valid = [.. result.Output.Split('\n').Where(l => l.Contains("SUCCESS: ", StringComparison.Ordinal)).Select(l => l.Split("SUCCESS: ")[1].Split(" is valid")[0])];
        bool[] taken = [.. files.Select(valid.Contains)];
        Assert.Empty(texts.Select((text, i) => Difference(text, taken[i])).OfType<string>().Take(5));
        return taken;
    }

    private static string? Difference(string text, bool taken)
    {
        IReadOnlyList<ConfigurationProblem> problems = ((IScrapeConfigurationReader)new YamlScrapeConfigurationReader()).Check(text);
        ConfigurationProblem[] refusals = [.. problems.Where(p => p.IsNewer || (p.Severity == ConfigurationSeverity.Error && !p.IsOnlyAmps))];
        return refusals.Length == 0 == taken ? null : $"promtool {(taken ? "takes" : "refuses")} this:\n{text}\n{string.Join('\n', refusals.Select(r => r.Message))}";
    }
}
