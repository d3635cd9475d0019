using System.Globalization;
using System.Text.Json;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Amp;

/// <summary>What ListScrapers shows, filters and pages: https://docs.aws.amazon.com/prometheus/latest/APIReference/API_ListScrapers.html.</summary>
public sealed class ScraperListTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task An_alias_is_not_unique()
    {
        await _stage.MakeScraperAsync();
        await _stage.MakeScraperAsync();
        Assert.Equal(2, (await ListAsync("alias=prod-1")).Count);
    }

    [Fact]
    public async Task Filters_are_OR_within_and_AND_between()
    {
        string first = await _stage.MakeScraperAsync(Stage.NewScraper("a"));
        _stage.Clock.Advance(_stage.Simulator.Options.CreationTime);
        string second = await _stage.MakeScraperAsync(Stage.NewScraper("b"));
        Assert.Equal([first, second], await ListAsync("status=ACTIVE&status=CREATING"));
        Assert.Equal([second], await ListAsync("status=CREATING"));
        Assert.Equal([first], await ListAsync("alias=a&alias=c&status=ACTIVE"));
        Assert.Empty(await ListAsync("alias=a&status=CREATING"));
        Assert.Equal([first, second], await ListAsync("sourceArn=" + Signer.Encode(Stage.Cluster) + "&destinationArn=" + Signer.Encode(Stage.Workspace)));
        Assert.Empty(await ListAsync("sourceArn=" + Signer.Encode(Stage.Cluster + "2")));
    }

    [Fact]
    public async Task Pages_join_to_the_whole_even_when_scrapers_go_meanwhile()
    {
        List<string> all = [];
        foreach (int i in Enumerable.Range(0, 5))
        {
            all.Add(await _stage.MakeScraperAsync(Stage.NewScraper("s" + i.ToString(CultureInfo.InvariantCulture))));
        }

        _stage.Clock.Advance(_stage.Simulator.Options.CreationTime);
        JsonElement first = (await _stage.AmpAsync(Stage.Source, "GET", "/scrapers", null, "maxResults=2")).Ok().Json;
        (await _stage.AmpAsync(Stage.Source, "DELETE", "/scrapers/" + Stage.Id(all[0]))).Ok();
        _stage.Clock.Advance(_stage.Simulator.Options.DeletionTime);
        JsonElement second = (await _stage.AmpAsync(Stage.Source, "GET", "/scrapers", null, "maxResults=1000&nextToken=" + Signer.Encode(first.GetProperty("nextToken").GetString()!))).Ok().Json;
        Assert.Equal(all, Arns(first).Concat(Arns(second)));
        Assert.False(second.TryGetProperty("nextToken", out _));
        (await _stage.AmpAsync(Stage.Source, "GET", "/scrapers", null, "nextToken=x")).Fails(400, "ValidationException");
        (await _stage.AmpAsync(Stage.Source, "GET", "/scrapers", null, "maxResults=0")).Fails(400, "ValidationException");
    }

    [Fact]
    public async Task ListScrapers_lags_and_omits_the_role_configuration_where_the_switches_say_so()
    {
        using Stage strict = new(options => options with { Facts = options.Facts with { ListScrapersLag = TimeSpan.FromSeconds(5), ListScrapersOmitsRoleConfiguration = true } });
        await strict.MakeScraperAsync();
        Assert.Equal(0, (await strict.AmpAsync(Stage.Source, "GET", "/scrapers")).Json.GetProperty("scrapers").GetArrayLength());
        strict.Clock.Advance(TimeSpan.FromSeconds(5));
        JsonElement listed = Assert.Single((await strict.AmpAsync(Stage.Source, "GET", "/scrapers")).Json.GetProperty("scrapers").EnumerateArray());
        Assert.False(listed.TryGetProperty("roleConfiguration", out _));
    }

    [Fact]
    public async Task Scrapers_of_another_Region_are_not_seen()
    {
        string arn = await _stage.MakeScraperAsync();
        (await _stage.RestAsync(Stage.Source, "aps", "GET", "/scrapers/" + Stage.Id(arn), region: "eu-west-1")).Fails(404, "ResourceNotFoundException");
        Assert.Equal(0, (await _stage.RestAsync(Stage.Source, "aps", "GET", "/scrapers", region: "eu-west-1")).Ok().Json.GetProperty("scrapers").GetArrayLength());
    }

    private static IEnumerable<string> Arns(JsonElement page) => page.GetProperty("scrapers").EnumerateArray().Select(scraper => scraper.GetProperty("arn").GetString()!);

    private async Task<IReadOnlyList<string>> ListAsync(string query) => [.. Arns((await _stage.AmpAsync(Stage.Source, "GET", "/scrapers", null, query)).Ok().Json)];
}
