using XScrape.Aws.Tests.Support;
using XScrape.Cloud.Amp;
using XScrape.Failures;

namespace XScrape.Aws.Tests;

public sealed class RetryTests
{
    [Fact]
    public async Task AMP_is_asked_again_no_sooner_than_it_said()
    {
        using Bench bench = New();
        bench.Net.Answer("""{"message":"slow down"}""", 429, ("x-amzn-ErrorType", "ThrottlingException"), ("Retry-After", "7"))
            .Answer("""{"message":"slow down"}""", 429, ("x-amzn-ErrorType", "ThrottlingException"), ("Retry-After", "3600"))
            .Answer("""{"scrapers":[]}""");

        await bench.Account.Amp.ListScrapersAsync(new ScraperFilter(), Bench.Stop);

        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(20)], bench.Waits);
        Assert.Equal((200, 3), (bench.Log.Only.StatusCode, bench.Log.Only.Attempts));
    }

    [Fact]
    public async Task A_429_without_a_code_is_throttling()
    {
        using Bench bench = New();
        bench.Net.Answer("", 429).Answer("""{"scrapers":[]}""");

        await bench.Account.Amp.ListScrapersAsync(new ScraperFilter(), Bench.Stop);

        Assert.Equal(2, bench.Net.Requests.Count);
    }

    [Fact]
    public async Task IAM_is_asked_again_with_longer_and_longer_pauses_and_then_given_up()
    {
        using Bench bench = New();
        bench.Net.Otherwise = _ => StubHandler.Response(WireSamples.IamError("Throttling", "Rate exceeded"), 400);

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop));

        Assert.Equal(FailureId.Throttled, fault.Id);
        Assert.Equal(11, bench.Net.Requests.Count);
        Assert.Equal(11, bench.Log.Only.Attempts);
        Assert.All(bench.Waits.Zip([1, 2, 4, 8, 16, 20, 20, 20, 20, 20]), wait => Assert.InRange(wait.First, TimeSpan.Zero, TimeSpan.FromSeconds(wait.Second)));
        Assert.Equal(10, bench.Waits.Count);
    }

    [Fact]
    public async Task A_fault_after_throttles_still_has_its_attempts()
    {
        using Bench bench = New();
        for (int i = 0; i < 5; i++)
        {
            bench.Net.Answer("", 429);
        }

        bench.Net.Answer("", 500).Answer("", 500).Answer("""{"scrapers":[]}""");

        await bench.Account.Amp.ListScrapersAsync(new ScraperFilter(), Bench.Stop);

        Assert.Equal(8, bench.Net.Requests.Count);
    }

    [Fact]
    public async Task A_role_that_somebody_else_is_changing_is_tried_again()
    {
        using Bench bench = New();
        bench.Net.Answer(WireSamples.IamError("ConcurrentModification", "busy"), 409).Answer(WireSamples.Empty("TagRole"));

        await bench.Account.Iam.TagRoleAsync(WireSamples.Role, new Dictionary<string, string> { ["a"] = "b" }, Bench.Stop);

        Assert.Equal(2, bench.Net.Requests.Count);
    }

    [Theory]
    [InlineData("LimitExceeded", 409)]
    [InlineData("MalformedPolicyDocument", 400)]
    [InlineData("AccessDenied", 403)]
    [InlineData("NoSuchEntity", 404)]
    public async Task What_asking_again_does_not_mend_is_asked_once(string code, int status)
    {
        using Bench bench = New();
        bench.Net.Answer(WireSamples.IamError(code, "no"), status);

        await Assert.ThrowsAsync<XScrapeException>(() => bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop));

        Assert.Single(bench.Net.Requests);
    }

    [Fact]
    public async Task The_same_body_goes_out_again()
    {
        using Bench bench = New();
        bench.Net.Answer("", 503).Answer($$$"""{"scraperId":"s-1","arn":"{{{WireSamples.ScraperArnText}}}","status":{"statusCode":"CREATING"} }""", 202);

        await bench.Account.Amp.CreateScraperAsync(WireSamples.NewScraper, Bench.Stop);

        Assert.Equal(bench.Net.Requests[0].Body, bench.Net.Requests[1].Body);
        Assert.Contains("\"clientToken\":\"tok\"", bench.Net.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_ends_a_pause_before_a_retry_at_once()
    {
        using CancellationTokenSource stop = new();
        TaskCompletionSource paused = new();
        using Bench bench = New(async (_, cancelled) =>
        {
            paused.SetResult();
            await Task.Delay(Timeout.Infinite, cancelled);
        });
        bench.Net.Otherwise = _ => StubHandler.Response(WireSamples.IamError("Throttling", "Rate exceeded"), 400);

        Task call = bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, stop.Token);
        await paused.Task;
        await stop.CancelAsync();

        OperationCanceledException fault = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(stop.Token, fault.CancellationToken);
        Assert.Equal("Stopped", bench.Log.Calls.Select(c => c.ErrorCode).DefaultIfEmpty("Stopped").Single());
        Assert.Single(bench.Net.Requests);
    }

    [Fact]
    public async Task Stopping_ends_a_call_that_nobody_answers_even_if_the_network_does_not_listen()
    {
        using CancellationTokenSource stop = new();
        using Bench bench = New();
        TaskCompletionSource sent = new();
        TaskCompletionSource<HttpResponseMessage> never = new();
        bench.Net.Do((_, _) =>
        {
            sent.SetResult();
            return never.Task;
        });

        Task call = bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, stop.Token);
        await sent.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        never.SetResult(StubHandler.Response(WireSamples.Empty("DeleteRole")));
    }

    [Fact]
    public async Task After_stopping_nothing_is_sent()
    {
        using Bench bench = New();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, new CancellationToken(canceled: true)));

        Assert.Empty(bench.Net.Requests);
    }

    private static Bench New(Func<TimeSpan, CancellationToken, Task>? wait = null) => new()
    {
        Site = OwnSite.Next(),
        Wait = wait,
    };
}
