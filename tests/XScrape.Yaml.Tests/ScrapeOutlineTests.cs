using XScrape.Configuration;

namespace XScrape.Yaml.Tests;

/// <summary>By which jobs and labels samples of a configuration are known.</summary>
public sealed class ScrapeOutlineTests
{
    [Theory]
    [InlineData("global:\n  external_labels: {b: '2', a: one}\nscrape_configs:\n  - job_name: x\n  - job_name: y", "x,y", "a=one,b=2")]
    [InlineData("scrape_configs:\n  - job_name: x\n    relabel_configs: [{target_label: job, replacement: z}]\n  - job_name: y", "y", "")]
    [InlineData("scrape_configs:\n  - job_name: x\n    static_configs: [{targets: [], labels: {job: z}}]", null, "")]
    [InlineData("scrape_configs: {}", null, "")]
    [InlineData("global:\n  external_labels: [a]\n", null, "")]
    public void Jobs_and_external_labels_are_read_as_samples_will_carry_them(string yaml, string? jobs, string labels)
    {
        ScrapeOutline outline = ((IScrapeOutlineReader)new YamlScrapeConfigurationReader()).Outline(yaml)!;

        Assert.Equal(jobs, outline.Jobs is null ? null : string.Join(',', outline.Jobs));
        Assert.Equal(labels, string.Join(',', outline.ExternalLabels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}")));
    }

    [Fact]
    public void Jobs_that_write_their_own_label_are_named_for_themselves()
    {
        const string Yaml = "scrape_configs:\n  - job_name: x\n    relabel_configs: [{target_label: job, replacement: z}]\n  - job_name: y\n  - job_name: w\n    static_configs: [{targets: [], labels: {job: z}}]";

        ScrapeOutline outline = ((IScrapeOutlineReader)new YamlScrapeConfigurationReader()).Outline(Yaml)!;

        Assert.Equal(["y"], outline.Jobs);
        Assert.Equal(["x", "w"], outline.RewrittenJobs);
    }

    [Theory]
    [InlineData("a,b", "x", "b", "x", true)]
    [InlineData("a", "x", "b", "x", false)]
    [InlineData("a", "x", "a", "y", false)]
    [InlineData("a", "x", "a", "", false)]
    [InlineData("a", "", "a", "x", true)]
    public void Outlines_overlap_where_a_sample_could_be_of_either(string jobs, string label, string otherJobs, string otherLabel, bool overlap) =>
        Assert.Equal(overlap, Outline(jobs, label).Overlaps(Outline(otherJobs, otherLabel)));

    private static ScrapeOutline Outline(string jobs, string label) =>
        new(jobs.Split(','), label.Length == 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { ["cluster"] = label });
}
