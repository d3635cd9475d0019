using System.Text.Json.Nodes;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Amp;

/// <summary>What a client token of CreateScraper does when it comes again: https://docs.aws.amazon.com/prometheus/latest/APIReference/API_CreateScraper.html.</summary>
public sealed class ScraperTokenTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task The_same_token_gives_the_same_scraper_and_another_body_is_refused()
    {
        JsonObject body = Stage.NewScraper();
        body["clientToken"] = "t1";
        string first = await _stage.MakeScraperAsync(body);
        Assert.Equal(first, await _stage.MakeScraperAsync(body));
        body["alias"] = "other";
        (await _stage.AmpAsync(Stage.Source, "POST", "/scrapers", body)).Fails(409, "ConflictException");
        body["clientToken"] = "t2";
        Assert.NotEqual(first, await _stage.MakeScraperAsync(body));
    }

    [Fact]
    public async Task A_token_is_forgotten_after_its_lifetime()
    {
        JsonObject body = Stage.NewScraper();
        body["clientToken"] = "t1";
        string first = await _stage.MakeScraperAsync(body);
        _stage.Clock.Advance(_stage.Simulator.Options.Facts.ClientTokenLifetime);
        Assert.NotEqual(first, await _stage.MakeScraperAsync(body));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_of_a_gone_scraper_does_what_the_switch_says(bool replays)
    {
        using Stage stage = new(options => options with { Facts = options.Facts with { TokenReplaysGoneScraper = replays } });
        JsonObject body = Stage.NewScraper();
        body["clientToken"] = "t1";
        string first = await stage.MakeScraperAsync(body);
        stage.Clock.Advance(stage.Simulator.Options.CreationTime);
        (await stage.AmpAsync(Stage.Source, "DELETE", "/scrapers/" + Stage.Id(first))).Ok();
        stage.Clock.Advance(stage.Simulator.Options.DeletionTime);
        Assert.Equal(replays, first == await stage.MakeScraperAsync(body));
    }
}
