using System.Text.Json;
using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Collector;

/// <summary>
/// Targets that do not answer: https://prometheus.io/docs/concepts/jobs_instances/, and the three states of
/// https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html, "Troubleshooting scraper configuration".
/// </summary>
public sealed class TargetTests : IDisposable
{
    private const string TwoJobs = "global:\n  scrape_interval: 30s\nscrape_configs:\n- job_name: nodes\n  kubernetes_sd_configs:\n  - role: node\n- job_name: pods\n  kubernetes_sd_configs:\n  - role: pod\n";

    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Theory]
    [InlineData("pods", 2, 0)]
    [InlineData("pods/10.0.1.10:9100", 2, 1)]
    [InlineData("pods/10.0.1.*", 2, 1)]
    [InlineData("*", 0, 0)]
    [InlineData("pod", 2, 2)]
    public async Task A_closed_target_is_scraped_and_down(string pattern, int nodes, int pods)
    {
        await LinkAsync(_stage);
        Close(pattern);
        _stage.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(4, await _stage.SeriesAsync());
        Assert.Equal(nodes, await _stage.SeriesAsync("up{job=\"nodes\"} > 0"));
        Assert.Equal(pods, await _stage.SeriesAsync("up{job=\"pods\"} > 0"));
        Assert.Equal(4 - nodes - pods, await _stage.SeriesAsync("scrape_samples_scraped == 0"));
    }

    [Fact]
    public async Task It_was_up_before_it_was_closed_and_is_up_again_after()
    {
        await LinkAsync(_stage);
        long before = _stage.Clock.GetUtcNow().ToUnixTimeSeconds();
        _stage.Clock.Advance(TimeSpan.FromMinutes(1));
        Close("pods");
        _stage.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(0, await _stage.SeriesAsync("up{job=\"pods\"} > 0"));
        Answer then = await _stage.AmpAsync(Stage.Target, "GET", $"/workspaces/{Stage.Id(Stage.Workspace)}/api/v1/query", null, $"query={Signer.Encode("up > 0")}&time={before}");
        Assert.Equal(4, then.Ok().Json.GetProperty("data").GetProperty("result").GetArrayLength());
        Close();
        _stage.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(4, await _stage.SeriesAsync("up > 0"));
    }

    [Fact]
    public async Task How_many_are_up_and_down_is_counted_by_job_and_the_first_of_them_are_named()
    {
        await LinkAsync(_stage);
        Close("pods/10.0.1.10:9100");
        _stage.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(["nodes 1: 2", "pods 0: 1", "pods 1: 1"], [.. (await ResultAsync("count_values by (job) (\"value\", up)"))
            .Select(one => $"{one.GetProperty("metric").GetProperty("job")} {one.GetProperty("metric").GetProperty("value")}: {one.GetProperty("value")[1]}").Order(StringComparer.Ordinal)]);
        JsonElement down = Assert.Single(await ResultAsync("topk by (job) (1, up == 0)"));
        Assert.Equal("10.0.1.10:9100", down.GetProperty("metric").GetProperty("instance").GetString());
        Assert.Equal(2, (await ResultAsync("topk by (job) (1, up)")).Count());
    }

    [Fact]
    public async Task Options_close_targets_of_every_cluster_from_the_start()
    {
        using Stage stage = new(o => o with { ClosedTargets = ["nodes"] });
        await LinkAsync(stage);

        Assert.Equal(2, await stage.SeriesAsync("up == 0"));
    }

    [Fact]
    public async Task Nodes_that_do_not_let_the_collector_in_are_down_but_not_what_the_API_server_is_asked_for()
    {
        using Stage stage = new();
        stage.Simulator.Surroundings.Change(Stage.Cluster, seed => seed with { NodeSecurityGroupIds = ["sg-nodes"] });
        await LinkAsync(stage, TwoJobs + "  relabel_configs:\n  - target_label: __address__\n    replacement: kubernetes.default.svc:443\n");

        Assert.Equal(2, await stage.SeriesAsync("up{job=\"nodes\"} == 0"));
        Assert.Equal(2, await stage.SeriesAsync("up{job=\"pods\"} == 1"));
    }

    [Fact]
    public async Task What_was_closed_is_kept_with_the_state()
    {
        await LinkAsync(_stage);
        Close("pods");
        _stage.Clock.Advance(TimeSpan.FromMinutes(2));
        string file = Path.Combine(Path.GetTempPath(), "xscrape-targets-" + Guid.NewGuid().ToString("N"));
        try
        {
            _stage.Simulator.Save(file);
            using Stage later = new(_stage, options => AwsSimulator.Load(options, file));

            Assert.Equal(2, await later.SeriesAsync("up{job=\"pods\"} == 0"));
            later.Clock.Advance(TimeSpan.FromMinutes(10));
            Assert.Equal(2, await later.SeriesAsync("up == 0"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(false, "{source_labels: [__name__], regex: up, action: drop}", 2, 2)]
    [InlineData(true, "{source_labels: [__name__], regex: up, action: drop}", 0, 2)]
    [InlineData(true, "{source_labels: [__name__], regex: 'container_.*', action: keep}", 0, 0)]
    [InlineData(true, "{source_labels: [__name__], regex: 'upper', action: drop}", 2, 2)]
    [InlineData(true, "{source_labels: [job], regex: up, action: drop}", 2, 2)]
    public async Task Rules_of_metrics_reach_up_only_where_the_switch_says_so(bool reach, string rule, int up, int scraped)
    {
        using Stage stage = new(o => o with { Facts = UnconfirmedFacts.Default with { MetricRelabelRulesReachUp = reach } });
        await LinkAsync(stage, Stage.Configuration + $"    metric_relabel_configs:\n      - {rule}\n");

        Assert.Equal(up, await stage.SeriesAsync());
        Assert.Equal(scraped, await stage.SeriesAsync("scrape_samples_scraped"));
    }

    private static async Task LinkAsync(Stage stage, string configuration = TwoJobs)
    {
        await stage.MakeRolesAsync();
        string arn = await stage.MakeScraperAsync(Stage.NewScraper(configuration: configuration));
        stage.Clock.Advance(stage.Simulator.Options.CreationTime);
        await stage.BindAsync(arn);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private void Close(params string[] patterns) => _stage.Simulator.Surroundings.Change(Stage.Cluster, seed => seed with { ClosedTargets = patterns });

    private async Task<IEnumerable<JsonElement>> ResultAsync(string query) => (await _stage.QueryAsync(query)).GetProperty("result").EnumerateArray();
}
