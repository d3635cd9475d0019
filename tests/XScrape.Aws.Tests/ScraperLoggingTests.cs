using XScrape.Arns;
using XScrape.Aws.Tests.Support;
using XScrape.Cloud.Amp;
using XScrape.Failures;

namespace XScrape.Aws.Tests;

/// <summary>The wire form of a scraper's logging: https://docs.aws.amazon.com/prometheus/latest/APIReference/API_UpdateScraperLoggingConfiguration.html.</summary>
public sealed class ScraperLoggingTests : IDisposable
{
    private const string Url = "https://aps.us-west-2.amazonaws.com/scrapers/s-1/logging-configuration";

    private static readonly ScraperId s_id = ScraperId.Parse("s-1");

    private static readonly LogGroupArn s_group = LogGroupArn.Parse("arn:aws:logs:us-west-2:111122223333:log-group:/aws/vendedlogs/a:*");

    private readonly Bench _bench = new();

    private IAmp Amp => _bench.Account.Amp;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Update_sends_destination_and_components()
    {
        _bench.Net.Answer("""{"status":{"statusCode":"CREATING"}}""", 202);

        await Amp.UpdateScraperLoggingConfigurationAsync(s_id, s_group, LogComponentList.Of([LogComponent.Exporter, LogComponent.ServiceDiscovery]), Bench.Stop);

        Assert.Equal(("PUT", Url), (_bench.Net.Only.Method, _bench.Net.Only.Uri.AbsoluteUri));
        Assert.Equal(
            """{"loggingDestination":{"cloudWatchLogs":{"logGroupArn":"arn:aws:logs:us-west-2:111122223333:log-group:/aws/vendedlogs/a:*"}},"scraperComponents":[{"type":"SERVICE_DISCOVERY"},{"type":"EXPORTER"}]}""",
            _bench.Net.Only.Body);
    }

    [Fact]
    public async Task Describe_reads_every_member()
    {
        _bench.Net.Answer("""
            {"status":{"statusCode":"CREATION_FAILED","statusReason":"No such group"},"scraperId":"s-1","modifiedAt":1732276860.5,
            "loggingDestination":{"cloudWatchLogs":{"logGroupArn":"arn:aws:logs:us-west-2:111122223333:log-group:/aws/vendedlogs/a:*"}},
            "scraperComponents":[{"type":"COLLECTOR","config":{"options":{"a":"b"}}},{"type":"TOMORROW"}]}
            """);

        ScraperLogging logging = (await Amp.DescribeScraperLoggingConfigurationAsync(s_id, Bench.Stop))!;

        Assert.Equal((LoggingState.CreationFailed, s_group, "No such group"), (logging.State, logging.Group, logging.Reason));
        Assert.Equal([LogComponent.Collector], logging.Components);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1732276860500), logging.ModifiedAt);
        Assert.Equal(("GET", Url), (_bench.Net.Only.Method, _bench.Net.Only.Uri.AbsoluteUri));
    }

    [Fact]
    public async Task None_is_null_and_nothing_to_delete_is_false()
    {
        _bench.Net.Answer("""{"message":"none"}""", 404, ("x-amzn-ErrorType", "ResourceNotFoundException"));
        Assert.Null(await Amp.DescribeScraperLoggingConfigurationAsync(s_id, Bench.Stop));
    }

    [Fact]
    public async Task Delete_sends_its_token_in_the_query()
    {
        _bench.Net.Answer(string.Empty, 202);

        Assert.True(await Amp.DeleteScraperLoggingConfigurationAsync(s_id, "tok", Bench.Stop));

        Assert.Equal(("DELETE", Url + "?clientToken=tok"), (_bench.Net.Only.Method, _bench.Net.Only.Uri.AbsoluteUri));
    }

    [Theory]
    [InlineData("arn:aws:logs:us-west-2:111122223333:log-group:a", FailureId.InvalidArn, ":a:*'")]
    [InlineData("arn:aws:logs:us-west-2:111122223333:log-group:a b:*", FailureId.InvalidArn, "log group")]
    [InlineData("arn:aws:logs:us-west-2:111122223333:log-group::*", FailureId.InvalidArn, "log group")]
    [InlineData("arn:aws:logs:us-west-2:111122223333:log-group:a:log-stream:b:*", FailureId.InvalidArn, "log group")]
    [InlineData("arn:aws:logs:us-west-2:111122223333:log-group:*", FailureId.WrongArnKind, "log group")]
    [InlineData("arn:aws:s3:::bucket:*", FailureId.WrongArnKind, "log group")]
    [InlineData("/aws/vendedlogs/a", FailureId.InvalidArn, "log group")]
    [InlineData("arn:aws:logs:us-west-2:1111:log-group:a:*", FailureId.InvalidAccountId, "12")]
    public void Log_groups_of_another_form_are_refused_with_the_way_out(string text, FailureId id, string advice)
    {
        XScrapeException failure = Assert.Throws<XScrapeException>(() => LogGroupArn.Parse(text));

        Assert.Equal(id, failure.Id);
        Assert.Contains(advice, failure.Advice + failure.Message, StringComparison.Ordinal);
    }
}
