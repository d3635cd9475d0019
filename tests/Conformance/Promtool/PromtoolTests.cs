using XScrape.Configuration;
using XScrape.Yaml;

namespace XScrape.Conformance.Promtool;

/// <summary>
/// Our verdict on scrape configurations against Prometheus's own: what promtool refuses we refuse, and what only AMP
/// refuses is marked so. The folder of a file says what is right: good, prometheus (refused by it), newer (refused by 2.42 and
/// taken by later ones: a warning), amp (refused by AMP alone).
/// </summary>
public sealed class PromtoolTests(PromtoolRun promtool) : IClassFixture<PromtoolRun>
{
    public static TheoryData<string> Files => [.. PromtoolRun.Files];

    public static TheoryData<int, string> Expressions
    {
        get
        {
            TheoryData<int, string> rows = [];
            for (int i = 0; i < PromtoolRun.Expressions.Count; i++)
            {
                rows.Add(i, PromtoolRun.Expressions[i]);
            }

            return rows;
        }
    }

    [Fact]
    public void The_corpus_is_large_and_has_all_three_kinds()
    {
        Assert.True(PromtoolRun.Files.Count >= 120, $"{PromtoolRun.Files.Count} files");
        Assert.All((string[])["good/", "prometheus/", "amp/"], kind => Assert.True(PromtoolRun.Files.Count(f => f.StartsWith(kind, StringComparison.Ordinal)) >= 20));
        Assert.True(PromtoolRun.Expressions.Count >= 120);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Our_verdict_is_that_of_the_folder(string file)
    {
        IReadOnlyList<ConfigurationProblem> problems = Check(PromtoolRun.Read(file));
        ConfigurationProblem[] errors = [.. problems.Where(p => p.Severity == ConfigurationSeverity.Error)];
        string seen = string.Join('\n', errors.Select(e => $"{e.Rule} {e.Line},{e.Column}: {e.Message}"));
        TestContext.Current.TestOutputHelper?.WriteLine(seen);
        Assert.DoesNotContain("hunter2", seen, StringComparison.Ordinal);
        string folder = file.Split('/')[0];
        Assert.True(errors.Length > 0 == (folder is "amp" or "prometheus"), seen);
        Assert.Equal(folder == "newer", errors.Length == 0 && problems.Any(p => p.IsNewer));
        Assert.True(errors.Any(e => !e.IsOnlyAmps) == (folder == "prometheus"), seen);
        Assert.All(errors, e => Assert.True(e.Line >= 1 && e.Column >= 1));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Promtool_says_the_same(string file) => Assert.Equal(file.Split('/')[0] is "good" or "amp", promtool.Takes(file));

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Expressions_are_judged_as_RE2_judges_them(int index, string expression)
    {
        ConfigurationProblem[] errors = [.. Check(PromtoolRun.Configuration(expression[2..])).Where(p => p.Severity == ConfigurationSeverity.Error)];
        Assert.True(errors.Length == 0 == (expression[0] == '+'), string.Join('\n', errors.Select(e => e.Message)));
        Assert.All(errors, e => Assert.Equal(ConfigurationRule.Relabeling, e.Rule));
        Assert.Equal(expression[0] == '+', promtool.TakesExpression(index));
    }

    private static IReadOnlyList<ConfigurationProblem> Check(string yaml) => ((IScrapeConfigurationReader)new YamlScrapeConfigurationReader()).Check(yaml);
}
