using System.Text;
using XScrape.Configuration;
using XScrape.Failures;

namespace XScrape.Tests.Configuration;

public sealed class ScrapeConfigurationTests
{
    private const string Yaml = "global:\n  scrape_interval: 30s\nscrape_configs:\n  - job_name: a\n";

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("\uFEFF")]
    public void An_empty_configuration_is_refused(string text) => Refused(text, "empty");

    [Fact]
    public void A_byte_order_mark_is_left_out() => Assert.Equal(Yaml, Parse("\uFEFF" + Yaml).Yaml);

    [Fact]
    public void Base64_is_refused() => Refused(Encode(Yaml), "base64");

    [Fact]
    public void Base64_of_base64_is_refused() => Refused(Encode(Encode(Yaml)), "base64");

    [Fact]
    public void Base64_in_lines_is_refused() =>
        Refused(Convert.ToBase64String(Encoding.UTF8.GetBytes(Yaml + Yaml + Yaml), Base64FormattingOptions.InsertLineBreaks), "base64");

    [Fact]
    public void Line_breaks_written_as_two_characters_are_refused() => Refused(Yaml.Replace("\n", "\\n"), "\\n");

    [Fact]
    public void Those_characters_inside_sound_YAML_are_none_of_our_business() => Assert.Contains("\\n", Parse(Yaml + "# a\\nb\n").Yaml);

    [Fact]
    public void A_word_of_eight_letters_is_not_taken_for_base64() => Assert.Equal("somewhat", Parse("somewhat").Yaml);

    [Fact]
    public void What_the_reader_finds_is_told_with_its_line()
    {
        XScrapeException failure = Expect.Failure(
            FailureId.InvalidScrapeConfiguration,
            () => ScrapeConfiguration.Parse(Yaml, new FakeReader(new ConfigurationProblem(3, 1, "No jobs."), new ConfigurationProblem(7, 2, "No tabs."))));
        Assert.Matches("(?i)line 3: No jobs.*line 7: No tabs", failure.Message);
    }

    [Fact]
    public void What_is_refused_can_be_sent_all_the_same_and_is_said_in_the_plan()
    {
        ScrapeConfiguration sent = ScrapeConfiguration.Parse(Yaml, new FakeReader(new ConfigurationProblem(3, 1, "No jobs.")), sendRefused: true);

        Assert.Equal(Yaml, sent.Yaml);
        Assert.Equal("No jobs.", Assert.Single(sent.Refusals).Message);
        Assert.Contains("line 3: No jobs", sent.Unchecked, StringComparison.Ordinal);
        Assert.Null(ScrapeConfiguration.Parse(Yaml, new FakeReader(), sendRefused: true).Unchecked);
    }

    [Fact]
    public void What_is_no_configuration_is_never_sent() =>
        Expect.Failure(FailureId.InvalidScrapeConfiguration, () => ScrapeConfiguration.Parse(Encode(Yaml), new FakeReader(), sendRefused: true));

    [Fact]
    public void The_path_of_a_file_is_not_taken_for_its_text() => Refused("./prometheus.yml", "path");

    [Fact]
    public void Text_that_was_read_in_the_wrong_encoding_is_refused() => Refused("g\0l\0o\0b\0a\0l\0:\0\n\0", "UTF-16");

    [Fact]
    public void Warnings_are_kept_and_do_not_refuse()
    {
        ScrapeConfiguration parsed = ScrapeConfiguration.Parse(Yaml, new FakeReader(new ConfigurationProblem(3, 1, "Look.") { Severity = ConfigurationSeverity.Warning }));

        Assert.Equal("Look.", Assert.Single(parsed.Notices).Message);
    }

    [Fact]
    public void The_text_is_never_printed() => Assert.DoesNotContain("job_name", Parse(Yaml).ToString());

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static ScrapeConfiguration Parse(string text) => ScrapeConfiguration.Parse(text, new FakeReader());

    private static void Refused(string text, string why) => Assert.Contains(why, Expect.Failure(FailureId.InvalidScrapeConfiguration, () => Parse(text)).Message);

    private sealed class FakeReader(params ConfigurationProblem[] problems) : IScrapeConfigurationReader
    {
        public IReadOnlyList<ConfigurationProblem> Check(string yaml) => problems;
    }
}
