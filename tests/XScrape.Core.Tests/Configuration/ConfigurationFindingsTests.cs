using XScrape.Configuration;
using XScrape.Diagnosis;
using XScrape.Failures;

namespace XScrape.Tests.Configuration;

public sealed class ConfigurationFindingsTests
{
    private const string Yaml = "scrape_configs:\n  - job_name: a\n";

    [Fact]
    public void A_sound_text_is_one_passed_finding()
    {
        Finding finding = Assert.Single(Of(Yaml));

        Assert.True(finding.Passed);
        Assert.Equal("Configuration", finding.Id);
    }

    [Fact]
    public void A_warning_does_not_keep_the_text_from_passing()
    {
        IReadOnlyList<Finding> findings = Of(Yaml, new ConfigurationProblem(2, 5, "Look.") { Rule = ConfigurationRule.Job, Severity = ConfigurationSeverity.Warning });

        Assert.Equal([("Configuration", true), ("ConfigurationJob", false)], findings.Select(f => (f.Id, f.Passed)));
        Assert.Equal(FindingSeverity.Warning, findings[1].Severity);
    }

    [Fact]
    public void What_only_AMP_refuses_is_marked_in_id_and_text()
    {
        IReadOnlyList<Finding> findings = Of(
            Yaml,
            new ConfigurationProblem(2, 5, "Too often.") { Rule = ConfigurationRule.AmpInterval },
            new ConfigurationProblem(3, 7, "No such field.") { Rule = ConfigurationRule.Field });

        Assert.Equal(["ConfigurationAmpInterval", "ConfigurationField"], findings.Select(f => f.Id));
        Assert.Equal([(2L, 5L), (3L, 7L)], findings.Select(f => (f.Line!.Value, f.Column!.Value)));
        Assert.Equal("Line 2, column 5: Too often. Prometheus takes it; only AMP refuses it.", findings[0].Message);
        Assert.Equal("Line 3, column 7: No such field.", findings[1].Message);
        Assert.All(findings, f => Assert.False(f.Passed));
    }

    [Fact]
    public void A_byte_order_mark_is_told_and_refuses_nothing()
    {
        IReadOnlyList<Finding> findings = Of("\uFEFF" + Yaml);

        Assert.Equal([("Configuration", FindingSeverity.Error, true), ("ConfigurationText", FindingSeverity.Information, false)], findings.Select(f => (f.Id, f.Severity, f.Passed)));
    }

    [Fact]
    public void What_is_no_text_of_a_configuration_is_one_finding_with_the_way_out()
    {
        Finding finding = Assert.Single(Of("Z2xvYmFsOgogIHNjcmFwZV9pbnRlcnZhbDogMzBzCg=="));

        Assert.Equal("ConfigurationText", finding.Id);
        Assert.Contains("encodes it once", finding.Wanted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_read_in_the_encoding_of_its_mark_and_other_encodings_are_refused()
    {
        string path = Path.GetTempFileName();
        try
        {
            foreach (System.Text.Encoding encoding in (System.Text.Encoding[])[new System.Text.UTF8Encoding(false), System.Text.Encoding.UTF8, System.Text.Encoding.Unicode, System.Text.Encoding.BigEndianUnicode])
            {
                File.WriteAllText(path, "a: ä\n", encoding);
                Assert.Equal("a: ä\n", (await ConfigurationFile.ReadAsync(path, TestContext.Current.CancellationToken)).TrimStart('\uFEFF'));
            }

            File.WriteAllBytes(path, [0x61, 0x3A, 0x20, 0xE4, 0x0A]);
            Assert.Contains("not UTF-8", (await Expect.FailureAsync(FailureId.InvalidScrapeConfiguration, () => ConfigurationFile.ReadAsync(path, TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IReadOnlyList<Finding> Of(string text, params ConfigurationProblem[] problems) => ConfigurationFindings.Of(text, new FixedReader(problems));

    private sealed class FixedReader(ConfigurationProblem[] problems) : IScrapeConfigurationReader
    {
        public IReadOnlyList<ConfigurationProblem> Check(string yaml) => problems;
    }
}
