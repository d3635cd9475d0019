using System.Text.Json;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Collector;

/// <summary>https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries.</summary>
public sealed class QueryTests : IAsyncLifetime
{
    private readonly Stage _stage = new();

    public async ValueTask InitializeAsync()
    {
        await _stage.MakeRolesAsync("arn:aws:aps:us-west-2:111122223333:scraper/*");
        string configuration = "global:\n  scrape_interval: 30s\n  external_labels:\n    cluster: prod-1\n    team: 'obs'\nscrape_configs:\n- job_name: \"nodes\"\n  kubernetes_sd_configs:\n  - role: node\n- job_name: pods # all\n  kubernetes_sd_configs:\n  - role: pod\n";
        string arn = await _stage.MakeScraperAsync(Stage.NewScraper(configuration: configuration));
        _stage.Clock.Advance(_stage.Simulator.Options.CreationTime);
        await _stage.BindAsync(arn);
        _stage.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    public ValueTask DisposeAsync()
    {
        _stage.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("up", 4)]
    [InlineData("up{job=\"nodes\"}", 2)]
    [InlineData("up{job!=\"nodes\"}", 2)]
    [InlineData("up{job=~\"no.*|x\"}", 2)]
    [InlineData("up{job!~\"no.*\",cluster=\"prod-1\",team=\"obs\"}", 2)]
    [InlineData("{__name__=\"up\"}", 4)]
    [InlineData("up == 1", 4)]
    [InlineData("up == 0", 0)]
    [InlineData("down", 0)]
    [InlineData("absent(down)", 1)]
    [InlineData("absent(up)", 0)]
    [InlineData("count by (job) (up)", 2)]
    [InlineData("count(up) by (job)", 2)]
    [InlineData("count(down)", 0)]
    [InlineData("vector(1)", 1)]
    public async Task A_query_selects_what_it_says(string query, int series) => Assert.Equal(series, await _stage.SeriesAsync(query));

    [Theory]
    [InlineData("count(up)", "4")]
    [InlineData("sum(up{job=\"pods\"})", "2")]
    [InlineData("avg(up)", "1")]
    public async Task An_aggregation_has_one_value(string query, string value)
    {
        JsonElement sample = Assert.Single((await _stage.QueryAsync(query)).GetProperty("result").EnumerateArray());
        Assert.Equal(value, sample.GetProperty("value")[1].GetString());
    }

    [Fact]
    public async Task A_scalar_is_a_scalar() => Assert.Equal("scalar", (await _stage.QueryAsync("1")).GetProperty("resultType").GetString());

    [Theory]
    [InlineData("")]
    [InlineData("up{")]
    [InlineData("up{job=~\"(\"}")]
    [InlineData("rate(up[5m])")]
    [InlineData("up up")]
    [InlineData("up{job\"x\"}")]
    public async Task A_query_that_cannot_be_parsed_is_bad_data(string query)
    {
        Answer answer = await _stage.AmpAsync(Stage.Target, "GET", $"/workspaces/{Stage.Id(Stage.Workspace)}/api/v1/query", null, "query=" + Signer.Encode(query));
        Assert.Equal(400, answer.Status);
        Assert.Equal("bad_data", answer.Json.GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task A_time_in_the_past_shows_what_was_there_then()
    {
        long before = _stage.Clock.GetUtcNow().AddMinutes(-10).ToUnixTimeSeconds();
        Answer answer = await _stage.AmpAsync(Stage.Target, "GET", $"/workspaces/{Stage.Id(Stage.Workspace)}/api/v1/query", null, $"query=up&time={before}");
        Assert.Equal(0, answer.Ok().Json.GetProperty("data").GetProperty("result").GetArrayLength());
    }

    [Fact]
    public async Task Another_accounts_caller_does_not_see_the_workspace()
    {
        Answer answer = await _stage.AmpAsync(Stage.Source, "GET", $"/workspaces/{Stage.Id(Stage.Workspace)}/api/v1/query", null, "query=up");
        answer.Fails(404, "ResourceNotFoundException");
    }
}
