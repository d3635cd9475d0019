using XScrape.Aws.Tests.Support;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Failures;

namespace XScrape.Aws.Tests.Answers;

/// <summary>What comes in the place of an answer of AWS and cannot be read as one.</summary>
public sealed class UnreadableAnswerTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("<html>hello</html>")]
    [InlineData("""{"scraper":{"scraperId":"s-1"}}""")]
    [InlineData("""{"scraper":{"arn":"nonsense","status":{"statusCode":"ACTIVE"}}}""")]
    public async Task An_answer_that_cannot_be_read_is_foreign_and_asked_for_once(string body)
    {
        using Bench bench = new();
        bench.Net.Answer(body, 200, ("x-amzn-RequestId", "req-5"));

        XScrapeException fault = await Fails(() => bench.Account.Amp.DescribeScraperAsync(WireSamples.Id, Bench.Stop));

        Assert.Equal((FailureId.ForeignAnswer, "amp", "DescribeScraper", "req-5", 200), (fault.Id, fault.Service, fault.Operation, fault.RequestId, fault.StatusCode));
        Assert.Single(bench.Net.Requests);
    }

    [Theory]
    [InlineData("<oops/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><GetRoleResponse><GetRoleResult><Role><Arn>&e;</Arn></Role></GetRoleResult></GetRoleResponse>")]
    public async Task Strange_XML_is_foreign(string body)
    {
        using Bench bench = new();
        bench.Net.Answer(body);

        Assert.Equal(FailureId.ForeignAnswer, (await Fails(() => bench.Account.Iam.GetRoleAsync(WireSamples.Role, Bench.Stop))).Id);
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>", 502, FailureId.ServiceError)]
    [InlineData("", 503, FailureId.ServiceError)]
    [InlineData("<html>Sign in</html>", 200, FailureId.ForeignAnswer)]
    [InlineData("Moved", 404, FailureId.ForeignAnswer)]
    public async Task What_a_proxy_says_in_the_place_of_STS_is_no_answer_of_AWS(string body, int status, FailureId id)
    {
        using Bench bench = new() { Site = OwnSite.Next() };
        bench.Net.Otherwise = _ => StubHandler.Response(body, status);

        XScrapeException fault = await Fails(() => bench.Account.GetCallerIdentityAsync(Bench.Stop));

        Assert.Equal((id, "sts", "GetCallerIdentity"), (fault.Id, fault.Service, fault.Operation));
        Assert.Null(fault.InnerException);
    }

    [Fact]
    public async Task A_session_without_keys_is_no_answer_of_STS()
    {
        using Bench bench = new() { Site = OwnSite.Next(), Identity = new CloudIdentity { Keys = new CloudKeys("A", "s", null), AssumeRoleArn = "arn:aws:iam::111122223333:role/R" } };
        bench.Net.Answer("<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult/></AssumeRoleResponse>");

        XScrapeException fault = await Fails(() => bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop));

        Assert.Equal((FailureId.ForeignAnswer, "sts", "AssumeRole"), (fault.Id, fault.Service, fault.Operation));
    }

    [Fact]
    public async Task Pages_that_repeat_themselves_end()
    {
        using Bench bench = new();
        bench.Net.Otherwise = _ => StubHandler.Response("""{"scrapers":[],"nextToken":"t"}""");

        Assert.Equal(FailureId.ForeignAnswer, (await Fails(() => bench.Account.Amp.ListScrapersAsync(new ScraperFilter(), Bench.Stop))).Id);
        Assert.Equal(2, bench.Net.Requests.Count);
    }

    private static Task<XScrapeException> Fails(Func<Task> act) => Assert.ThrowsAsync<XScrapeException>(act);
}
