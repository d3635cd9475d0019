using XScrape.Arns;
using XScrape.Aws.Tests.Support;
using XScrape.Cloud.Amp;
using XScrape.Failures;

namespace XScrape.Aws.Tests;

/// <summary>The signed query API: https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-APIReference-Prometheus-Compatible-Apis.html.</summary>
public sealed class MetricsTests : IDisposable
{
    private static readonly WorkspaceArn s_workspace = WorkspaceArn.Parse("arn:aws:aps:us-west-2:444455556666:workspace/ws-1");

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_query_goes_to_the_workspaces_endpoint_signed_for_aps()
    {
        _bench.Net.Answer("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":"b"},"value":[1.5,"1732276860.5"]},{"metric":{},"value":[1.5,"7"]}]}}""");

        IReadOnlyList<double> values = await _bench.Account.Metrics.QueryAsync(s_workspace, "max(up{a=\"b c\"})", DateTimeOffset.FromUnixTimeMilliseconds(1500), Bench.Stop);

        Assert.Equal([1732276860.5, 7], values);
        Assert.Equal("https://aps-workspaces.us-west-2.amazonaws.com/workspaces/ws-1/api/v1/query?query=max%28up%7Ba%3D%22b%20c%22%7D%29&time=1.500", _bench.Net.Only.Uri.AbsoluteUri);
        Assert.Equal(("AKIDEXAMPLE", "us-west-2", "aps"), _bench.Net.Only.Scope);
        Assert.Equal(("amp", "QueryMetrics"), (_bench.Log.Only.Service, _bench.Log.Only.Operation));
    }

    [Theory]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[]}}""", 0)]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":[1,"3"]}}""", 1)]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"3"],[2,"4"]]}]}}""", 2)]
    public async Task Every_kind_of_result_is_read(string answer, int count)
    {
        _bench.Net.Answer(answer);

        Assert.Equal(count, (await _bench.Account.Metrics.QueryRangeAsync(s_workspace, "up", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1), TimeSpan.FromMinutes(1), Bench.Stop)).Count);
        Assert.EndsWith("query_range?end=3600.000&query=up&start=0.000&step=60", _bench.Net.Only.Uri.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_series_of_a_query_come_with_their_labels()
    {
        _bench.Net.Answer("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{"job":"pods","value":"0"},"value":[1.5,"2"]},{"metric":{},"value":[1.5,"7"]}]}}""");

        IReadOnlyList<MetricSample> series = await _bench.Account.Metrics.QuerySeriesAsync(s_workspace, "count_values(\"value\", up)", Bench.Stop);

        Assert.Equal([("pods", "0", 2.0), ("", "", 7.0)], series.Select(s => (s["job"], s["value"], s.Value)));
    }

    [Theory]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":[1,"3"]}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"3"]]}]}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"value":[1,"3"]}]}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{"job":7},"value":[1,"3"]}]}}""")]
    public async Task Series_are_read_of_an_instant_vector_alone(string answer)
    {
        _bench.Net.Answer(answer);

        XScrapeException failure = await Assert.ThrowsAsync<XScrapeException>(() => _bench.Account.Metrics.QuerySeriesAsync(s_workspace, "up", Bench.Stop));
        Assert.Equal(FailureId.ForeignAnswer, failure.Id);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"value":[1,2]}]}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{}]}}""")]
    [InlineData("""{"status":"error","error":"no"}""")]
    public async Task An_answer_of_another_shape_is_an_error_and_no_crash(string answer)
    {
        _bench.Net.Answer(answer);

        XScrapeException failure = await Assert.ThrowsAsync<XScrapeException>(() => _bench.Account.Metrics.QueryAsync(s_workspace, "up", null, Bench.Stop));
        Assert.Equal(FailureId.ForeignAnswer, failure.Id);
    }
}
