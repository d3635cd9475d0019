using XScrape.Configuration;

namespace XScrape.Yaml.Tests;

/// <summary>Which jobs ask nodes or pods themselves, and on which port.</summary>
public sealed class NodeJobTests
{
    [Theory]
    [InlineData("kubernetes_sd_configs: [{role: pod}]", "x")]
    [InlineData("kubernetes_sd_configs: [{role: endpoints}]", "x")]
    [InlineData("kubernetes_sd_configs: [{role: node}]", "x 10250")]
    [InlineData("kubernetes_sd_configs: [{role: node}, {role: pod}]", "x")]
    [InlineData("kubernetes_sd_configs: [{role: node}]\n    relabel_configs: [{target_label: __address__, replacement: 'kubernetes.default.svc:443'}]", null)]
    [InlineData("kubernetes_sd_configs: [{role: node}]\n    relabel_configs: [{target_label: __address__, source_labels: [__address__], regex: '(.*):10250', replacement: '$1:9100'}]", "x 9100")]
    [InlineData("kubernetes_sd_configs: [{role: pod}]\n    relabel_configs: [{target_label: __address__, source_labels: [__address__], regex: '(.+?)(:[0-9]+)?', replacement: '$1:10249'}]", "x 10249")]
    [InlineData("kubernetes_sd_configs: [{role: pod}]\n    relabel_configs: [{target_label: __address__, source_labels: [__address__, p], regex: '(.+);(.+)', replacement: '$1:$2'}]", "x")]
    [InlineData("kubernetes_sd_configs: [{role: pod}]\n    relabel_configs: [{target_label: __address__, source_labels: [__meta_x], replacement: '$1:99999'}]", "x")]
    [InlineData("kubernetes_sd_configs: [{role: endpoints}]\n    relabel_configs: [{action: keep, regex: 'default;kubernetes;https', source_labels: [a, b, c]}]", null)]
    [InlineData("static_configs: [{targets: ['10.0.0.1:9100']}]", null)]
    [InlineData("kubernetes_sd_configs: []", null)]
    [InlineData("kubernetes_sd_configs: 7", null)]
    public void A_job_needs_a_way_to_nodes_or_not(string rest, string? job)
    {
        ScrapeOutline outline = ((IScrapeOutlineReader)new YamlScrapeConfigurationReader()).Outline($"scrape_configs:\n  - job_name: x\n    {rest}\n")!;

        Assert.Equal(job is null ? [] : [job], outline.NodeJobs.Select(j => j.Port is { } port ? $"{j.Job} {port}" : j.Job));
    }

    [Fact]
    public void Of_the_sample_in_the_user_guide_only_pods_are_asked_themselves()
    {
        string yaml = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Shapes", "aws-user-guide-sample.yml"));

        ScrapeOutline outline = ((IScrapeOutlineReader)new YamlScrapeConfigurationReader()).Outline(yaml)!;

        Assert.Equal([("pods", null), ("proxies", 10249)], outline.NodeJobs.Select(j => (j.Job, j.Port)));
    }
}
