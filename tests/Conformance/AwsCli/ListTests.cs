using System.Text.Json;
using XScrape.Conformance.Clients;

namespace XScrape.Conformance.AwsCli;

/// <summary>Pages and filters of list-scrapers.</summary>
public sealed class ListTests(ListTests.ThreeScrapers three) : IClassFixture<ListTests.ThreeScrapers>
{
    [Fact]
    public async Task Pages_are_joined()
    {
        IReadOnlyList<string> made = await three.IdsAsync();
        int before = three.Stage.Aws.Exchanges.Count;
        Assert.Equal(made, await ListAsync("--page-size", "1"));
        Assert.Equal(made.Count, three.Stage.Aws.Exchanges.Count - before);
        Assert.Equal(made, await ListAsync());
    }

    [LongFact]
    public async Task Max_items_leaves_a_token_that_goes_on()
    {
        IReadOnlyList<string> made = await three.IdsAsync();
        JsonElement first = (await three.Stage.Source.RunAsync("amp", "list-scrapers", "--max-items", "2", "--page-size", "2")).Json;
        Assert.Equal(made.Take(2), Ids(first));
        string token = first.GetProperty("NextToken").GetString()!;
        Assert.Equal(made.Skip(2), await ListAsync("--starting-token", token));
    }

    [LongFact]
    public async Task One_page_shows_the_services_token()
    {
        IReadOnlyList<string> made = await three.IdsAsync();
        JsonElement page = (await three.Stage.Source.RunAsync("amp", "list-scrapers", "--no-paginate", "--max-results", "1")).Json;
        Assert.Equal(made.Take(1), Ids(page));
        Assert.NotEmpty(page.GetProperty("nextToken").GetString()!);
    }

    [LongFact]
    public async Task Filters_are_and_their_values_or()
    {
        IReadOnlyList<string> made = await three.IdsAsync();
        Assert.Equal(made.Skip(1), await ListAsync("--filters", "alias=two"));
        Assert.Equal(made, await ListAsync("--filters", "alias=one,two"));
        Assert.Empty(await ListAsync("--filters", "alias=one,status=DELETING"));
        Assert.Equal(made.Take(1), await ListAsync("--filters", $$"""{"sourceArn":["{{three.Stage.Aws.Source.ClusterArn}}"],"destinationArn":["{{three.Stage.Aws.Target.WorkspaceArn}}"],"alias":["one"],"status":["ACTIVE","CREATING"]}"""));
    }

    [LongFact]
    public async Task A_query_picks_members()
    {
        IReadOnlyList<string> made = await three.IdsAsync();
        string text = (await three.Stage.Source.RunAsync("amp", "list-scrapers", "--query", "scrapers[?alias=='one'].scraperId", "--output", "text")).Output.Trim();
        Assert.Equal(made[0], text);
        await three.Stage.Source.RefusedAsync("ValidationException", "amp", "list-scrapers", "--no-paginate", "--next-token", "nonsense");
    }

    private static IEnumerable<string> Ids(JsonElement listed) => listed.GetProperty("scrapers").EnumerateArray().Select(one => one.GetProperty("scraperId").GetString()!);

    private async Task<IEnumerable<string>> ListAsync(params string[] more) => Ids((await three.Stage.Source.RunAsync(["amp", "list-scrapers", .. more])).Json);

    /// <summary>Three scrapers, of which two have one alias.</summary>
    public sealed class ThreeScrapers : IAsyncLifetime
    {
        private readonly Lazy<Task<IReadOnlyList<string>>> _ids;

        public ThreeScrapers() => _ids = new Lazy<Task<IReadOnlyList<string>>>(MakeAsync);

        internal CliStage Stage { get; } = new();

        public ValueTask InitializeAsync() => Stage.InitializeAsync();

        public ValueTask DisposeAsync() => Stage.DisposeAsync();

        internal Task<IReadOnlyList<string>> IdsAsync() => _ids.Value;

        private async Task<IReadOnlyList<string>> MakeAsync()
        {
            List<string> ids = [];
            foreach (string alias in new[] { "one", "two", "two" })
            {
                ids.Add((await Stage.Source.RunAsync(Stage.CreateScraper("--alias", alias))).Json.GetProperty("scraperId").GetString()!);
            }

            return ids;
        }
    }
}
