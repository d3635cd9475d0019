using XScrape.Conformance.Clients;

namespace XScrape.Conformance.AwsCli;

/// <summary>What the AWS CLI sees while a scraper takes its time.</summary>
public sealed class CreationTests : IAsyncLifetime
{
    private readonly CliStage _stage = new();

    public async ValueTask InitializeAsync() => await _stage.StartAsync("--creation-time", "00:20:00");

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [LongFact]
    public async Task A_scraper_in_creation_is_neither_deleted_nor_changed()
    {
        string id = (await _stage.Source.RunAsync(_stage.CreateScraper("--query", "scraperId", "--output", "text"))).Output.Trim();
        ToolResult refused = await _stage.Source.RefusedAsync("ConflictException", "amp", "delete-scraper", "--scraper-id", id);
        Assert.Contains("CREATING", refused.Error, StringComparison.Ordinal);
        await _stage.Source.RefusedAsync("ConflictException", "amp", "update-scraper", "--scraper-id", id, "--alias", "x");
        Assert.Equal("CREATING", (await _stage.Source.RunAsync("amp", "list-scrapers", "--query", "scrapers[].status.statusCode", "--output", "text")).Output.Trim());
    }
}
