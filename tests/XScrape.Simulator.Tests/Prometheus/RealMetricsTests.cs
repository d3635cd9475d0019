using System.Text;
using XScrape.Simulator.Collecting;
using XScrape.Simulator.Prometheus;
using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Prometheus;

/// <summary>The simulator on the real Prometheus: https://prometheus.io/docs/prometheus/latest/feature_flags/#prometheus-agent.</summary>
public sealed class RealMetricsTests
{
    private static readonly string s_api = $"/workspaces/{Stage.Workspace[(Stage.Workspace.LastIndexOf('/') + 1)..]}/api/v1/";

    [Theory]
    [InlineData("global:\n  scrape_interval: 30s\nscrape_configs: []\n", "global:\n  scrape_interval: 500ms\nscrape_configs: []\n")]
    [InlineData("global:\n  external_labels: {a: b}\nscrape_configs: []\n", "global:\n  scrape_interval: 500ms\n  external_labels: {a: b}\nscrape_configs: []\n")]
    [InlineData("scrape_configs:\n- job_name: a\n  scrape_interval: '1m30s'\n  scrape_timeout: 20s\n", "global:\n  scrape_interval: 500ms\nscrape_configs:\n- job_name: a\n  scrape_interval: 500ms\n  scrape_timeout: 500ms\n")]
    [InlineData("global: {scrape_interval: 1m}\nscrape_configs: []\n...\n", "global: {scrape_interval: 500ms}\nscrape_configs: []\n")]
    public void The_agent_runs_the_scrapers_own_configuration_as_often_as_wanted(string given, string expected)
    {
        string agent = AgentConfiguration.Of(Blob(given), new Uri("http://127.0.0.1:1/write/s"), TimeSpan.FromMilliseconds(500));

        Assert.StartsWith(expected, agent, StringComparison.Ordinal);
        Assert.Contains("\nremote_write:\n  - url: http://127.0.0.1:1/write/s\n", agent, StringComparison.Ordinal);
        Assert.StartsWith(given.Replace("...\n", string.Empty, StringComparison.Ordinal), AgentConfiguration.Of(Blob(given), new Uri("http://127.0.0.1:1/"), null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_is_missing_is_told_at_once()
    {
        IOException failure = Assert.Throws<IOException>(() => new AwsSimulator(Real("no-such-prometheus")));

        Assert.Contains("no-such-prometheus", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "labels")]
    [InlineData("GET", "label/job/values")]
    [InlineData("POST", "series")]
    [InlineData("GET", "metadata")]
    [InlineData("POST", "remote_write")]
    public async Task Without_it_the_rest_of_the_API_says_so(string method, string path)
    {
        using Stage stage = new();

        Answer answer = await stage.AmpAsync(Stage.Target, method, s_api + path);

        Assert.Equal(400, answer.Status);
        Assert.Contains("--prometheus", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_it_the_workspace_answers_full_PromQL_in_its_own_account()
    {
        Assert.SkipWhen(ProgramSearch.Find("prometheus") is null, "prometheus is not installed (Debian's package prometheus).");
        using Stage stage = new(_ => Real("prometheus"));
        string now = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

        Answer right = await Ask(stage, Stage.Target, "query", "query=" + Uri.EscapeDataString("sum(rate(up[5m])) or label_replace(vector(7), \"a\", \"b\", \"\", \"\")"));
        Answer wrong = await Ask(stage, Stage.Target, "query", "query=" + Uri.EscapeDataString("sum("));
        Answer range = await Ask(stage, Stage.Target, "query_range", $"end={now}&query=1&start={now}&step=60");
        Answer stranger = await Ask(stage, Stage.Source, "query", "query=up");

        Assert.Equal((200, 400, 200, 404), (right.Status, wrong.Status, range.Status, stranger.Status));
        Assert.Equal("7", right.Json.GetProperty("data").GetProperty("result")[0].GetProperty("value")[1].GetString());
        Assert.Contains("bad_data", wrong.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collector_that_cannot_run_says_why_in_the_chain_and_leaves_nothing_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for a failing Prometheus is a shell script.");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("xscrape-failing-");
        string program = Path.Combine(folder.FullName, "failing");
        await File.WriteAllTextAsync(program, "#!/bin/sh\npwd > \"" + folder.FullName + "/where\"\necho 'level=error err=\"no such discovery\"' >&2\nexit 2\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        try
        {
            using (Stage stage = new(_ => Real(program) with { CreationTime = TimeSpan.Zero }))
            {
                stage.Clock.Advance(DateTimeOffset.UtcNow - stage.Clock.GetUtcNow());
                await stage.MakeRolesAsync();
                string arn = await stage.MakeScraperAsync();
                ChainHop? hop = null;
                for (DateTimeOffset end = DateTimeOffset.UtcNow.AddSeconds(30); hop is null && DateTimeOffset.UtcNow < end;)
                {
                    await Task.Delay(50, TestContext.Current.CancellationToken);
                    hop = stage.Simulator.ExplainChain(arn)!.Hops.FirstOrDefault(one => one.Name == "Collector");
                }

                Assert.False(hop?.Allowed);
                Assert.Contains("no such discovery", hop!.Reason, StringComparison.Ordinal);
            }

            string agent = (await File.ReadAllTextAsync(Path.Combine(folder.FullName, "where"), TestContext.Current.CancellationToken)).Trim();
            Assert.False(Directory.Exists(Path.GetDirectoryName(agent)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static SimulatorOptions Real(string program) => SimulatorOptions.Default with { VerifySignatures = false, Prometheus = new PrometheusOptions { Program = program } };

    private static Task<Answer> Ask(Stage stage, string who, string path, string query)
    {
        stage.Clock.Advance(DateTimeOffset.UtcNow - stage.Clock.GetUtcNow());
        return stage.AmpAsync(who, "GET", s_api + path, query: query);
    }

    private static string Blob(string yaml) => Convert.ToBase64String(Encoding.UTF8.GetBytes(yaml));
}
