using XScrape.Configuration;

namespace XScrape.Yaml.Tests;

/// <summary>
/// What people have and paste: the shapes of public configurations, written anew. Each file says where such a shape is found, our verdict
/// (accepted, warned or refused), the findings, and why.
/// </summary>
public sealed class ShapeTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Shapes");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(s_folder, "*.yml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_corpus_is_large_and_has_all_verdicts()
    {
        string[] verdicts = [.. Directory.EnumerateFiles(s_folder, "*.yml").Select(f => Told(File.ReadAllText(f), "Verdict"))];

        Assert.True(verdicts.Length >= 40, $"{verdicts.Length} shapes");
        Assert.All((string[])["accepted", "warned", "refused"], v => Assert.True(verdicts.Count(o => o == v) >= 10, v));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_shape_has_its_verdict(string name)
    {
        string text = File.ReadAllText(Path.Combine(s_folder, name + ".yml"));
        ConfigurationProblem[] problems = [.. ((IScrapeConfigurationReader)new YamlScrapeConfigurationReader()).Check(text)];
        string verdict = problems.Any(p => p.Severity == ConfigurationSeverity.Error) ? "refused" : problems.Length > 0 ? "warned" : "accepted";
        string said = string.Join('\n', problems.Select(p => $"{p.Severity} {p.Rule} {p.Line},{p.Column}: {p.Message}"));

        Assert.False(string.IsNullOrWhiteSpace(Told(text, "From")) || string.IsNullOrWhiteSpace(Told(text, "Why")));
        Assert.True(Told(text, "Verdict") == verdict, said);
        string[] findings = [.. problems.Select(p => "Configuration" + p.Rule).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(Told(text, "Findings").Replace("none", string.Empty, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), findings);
    }

    private static string Told(string text, string what) =>
        text.Split('\n').Select(l => l.TrimEnd('\r')).First(l => l.StartsWith($"# {what}: ", StringComparison.Ordinal))[(what.Length + 4)..];
}
