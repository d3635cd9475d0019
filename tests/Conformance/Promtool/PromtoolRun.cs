using System.Globalization;
using System.Text.RegularExpressions;
using XScrape.Conformance.Clients;

namespace XScrape.Conformance.Promtool;

/// <summary>One run of promtool over the whole corpus, and over a configuration for each regular expression.</summary>
public sealed partial class PromtoolRun : IAsyncLifetime
{
    private static readonly string s_corpus = Path.Combine(AppContext.BaseDirectory, "Promtool", "corpus");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xscrape-promtool-");

    private string? _output;

    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.EnumerateFiles(s_corpus, "*.yml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(s_corpus, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>Each expression behind + (Prometheus takes it) or -.</summary>
    public static IReadOnlyList<string> Expressions { get; } =
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Promtool", "regexes.txt")).Where(l => l.Length > 0 && l[0] is '+' or '-')];

    public static string Read(string file) => File.ReadAllText(Path.Combine(s_corpus, file));

    public static string Configuration(string expression) =>
        $"scrape_configs:\n  - job_name: a\n    static_configs: [{{targets: ['10.0.0.1:80']}}]\n    relabel_configs:\n      - {{source_labels: [a], action: keep, regex: '{expression.Replace("'", "''", StringComparison.Ordinal)}'}}\n";

    public async ValueTask InitializeAsync()
    {
        if (Tool.Find("promtool") is not { } promtool)
        {
            return;
        }

        List<string> files = [.. Files.Select(f => Path.Combine(s_corpus, f))];
        for (int i = 0; i < Expressions.Count; i++)
        {
            files.Add(ExpressionFile(i));
            await File.WriteAllTextAsync(files[^1], Configuration(Expressions[i][2..]));
        }

        ToolResult result = await Tool.RunAsync(promtool, ["check", "config", "--syntax-only", .. files]);
        _output = (result.Output + result.Error).ReplaceLineEndings("\n");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    public bool Takes(string file) => Verdict(Path.Combine(s_corpus, file));

    public bool TakesExpression(int index) => Verdict(ExpressionFile(index));

    private bool Verdict(string path)
    {
        Assert.SkipWhen(_output is null, "promtool is not installed (Debian's package prometheus).");
        if (_output.Contains($"SUCCESS: {path} is valid", StringComparison.Ordinal))
        {
            return true;
        }

        // The failures are on another stream than the names, each with the file's path.
        int at = _output.IndexOf($"parsing YAML file {path}:", StringComparison.Ordinal);
        string why = at < 0 ? string.Empty : _output[at..].Split("FAILED:")[0];
        string[] unbuilt = [.. UnknownDiscovery().Matches(why).Select(m => m.Groups["name"].Value).Where(n => n != "moon").Distinct()];
        Assert.SkipWhen(unbuilt.Length > 0, $"This promtool is built without {string.Join(", ", unbuilt)} discovery, as Debian's is.");
        return false;
    }


    [GeneratedRegex("field (?<name>[a-z0-9]+)_sd_configs not found")]
    private static partial Regex UnknownDiscovery();

    private string ExpressionFile(int index) => Path.Combine(_folder.FullName, index.ToString("000", CultureInfo.InvariantCulture) + ".yml");
}
