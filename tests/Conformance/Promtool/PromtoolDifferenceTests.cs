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

    private const string Sound = """
        # a comment
        global: {scrape_interval: 1m, external_labels: {a: "b", 'c': d}}
        scrape_configs:
        - job_name: &name 'first'
          scrape_interval: !!str 30s
          metrics_path: >-
            /metrics
          params: &params
            match[]: ["{job=\"a\"}", 'it''s', -, x]
            "b": [1, 2.5, yes, ~]
          static_configs: &static
          - targets: ['10.0.0.1:80', 10.0.0.2]
            labels:
              x: |
                one
                two
              y: "a\
                b"
          relabel_configs:
            - &rule
              source_labels: [a, b]
              regex: (.+);(.*)
              target_label: c
            - <<: *rule
              target_label: d
              action: lowercase
            - {<<: [*rule], action: replace, replacement: '$1'}
        - job_name: "second"
          sample_limit: 5
          honor_labels: yes
          params: *params
          static_configs: *static

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xscrape-promtool-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Made_configurations_get_the_verdict_of_promtool()
    {
        ConfigurationMaker maker = new(await ReadAsync("grammar.txt"));
        string[] texts = [.. Enumerable.Range(0, Made).Select(maker.Make).Distinct(StringComparer.Ordinal)];

        bool[] taken = await CompareAsync(texts);

        Assert.InRange(taken.Count(t => t), texts.Length / 8, texts.Length * 7 / 8);
    }

    /// <summary>What YAML itself is: slips in sound texts, which have blocks, quotes, anchors and tags.</summary>
    [Fact]
    public async Task Texts_with_slips_get_the_verdict_of_promtool()
    {
        ConfigurationMaker maker = new(await ReadAsync("grammar.txt"));
        string[] pieces = [.. (await ReadAsync("slips.txt")).Split('\n').Skip(1).Where(l => l.Length > 0).Select(ConfigurationMaker.Raw)];
        TextMaker slips = new([Sound, .. Enumerable.Range(0, 400).Select(maker.Make).Where(t => Refusals(t).Length == 0)], pieces);
        string[] texts = [.. Enumerable.Range(0, Made).Select(slips.Make).Distinct(StringComparer.Ordinal)];

        bool[] taken = await CompareAsync(texts);

        Assert.InRange(taken.Count(t => t), texts.Length / 16, texts.Length * 7 / 8);
    }

    /// <summary>Debian's promtool is built without Kubernetes discovery: the shapes are compared without it.</summary>
    [Fact]
    public async Task Shapes_without_their_discovery_get_the_verdict_of_promtool()
    {
        string[] texts = [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Shapes"), "*.yml").Order(StringComparer.Ordinal).Select(f => WithoutDiscovery(File.ReadAllText(f)))];

        Assert.True(texts.Length >= 40, $"{texts.Length} shapes");
        _ = await CompareAsync(texts);
    }

    private static async Task<string> ReadAsync(string name) =>
        (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Promtool", name), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");

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

    private static ConfigurationProblem[] Refusals(string text) =>
        [.. ScrapeConfiguration.Check(text, new YamlScrapeConfigurationReader()).Where(p => p.IsNewer || (p.Severity == ConfigurationSeverity.Error && !p.IsOnlyAmps))];

    private static string? Difference(string text, bool taken)
    {
        ConfigurationProblem[] refusals = Refusals(text);
        return refusals.Length == 0 == taken ? null : $"promtool {(taken ? "takes" : "refuses")} this:\n{text}\n{string.Join('\n', refusals.Select(r => r.Message))}";
    }
}
