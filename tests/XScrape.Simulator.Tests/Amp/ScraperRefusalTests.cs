using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Amp;

/// <summary>What CreateScraper refuses: https://docs.aws.amazon.com/prometheus/latest/APIReference/API_CreateScraper.html.</summary>
public sealed class ScraperRefusalTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Theory]
    [InlineData("alias", "\"-x\"")]
    [InlineData("source", "{}")]
    [InlineData("source", "null")]
    [InlineData("source", """{"eksConfiguration":{"clusterArn":"x","subnetIds":["subnet-1"]}}""")]
    [InlineData("source", """{"eksConfiguration":{"clusterArn":"arn:aws:eks:us-west-2:111122223333:cluster/prod-1","subnetIds":[]}}""")]
    [InlineData("source", """{"eksConfiguration":{"clusterArn":"arn:aws:eks:us-west-2:111122223333:cluster/prod-1","subnetIds":["s"]}}""")]
    [InlineData("source", """{"eksConfiguration":{"clusterArn":"arn:aws:eks:eu-west-1:111122223333:cluster/prod-1","subnetIds":["subnet-1"]}}""")]
    [InlineData("source", """{"eksConfiguration":{"clusterArn":"arn:aws:eks:us-west-2:444455556666:cluster/prod-1","subnetIds":["subnet-1"]}}""")]
    [InlineData("destination", """{"ampConfiguration":{"workspaceArn":"arn:aws:aps:eu-west-1:444455556666:workspace/ws-1"}}""")]
    [InlineData("destination", """{"a":{},"b":{}}""")]
    [InlineData("roleConfiguration", """{"sourceRoleArn":"role"}""")]
    [InlineData("roleConfiguration", "null")]
    [InlineData("tags", """{"aws:x":"y"}""")]
    [InlineData("clientToken", "\"\"")]
    [InlineData("scrapeConfiguration", """{"configurationBlob":""}""")]
    public async Task A_member_that_is_not_valid_is_named_in_the_field_list(string member, string json)
    {
        JsonObject body = Stage.NewScraper();
        body[member] = JsonNode.Parse(json);
        Answer answer = await _stage.AmpAsync(Stage.Source, "POST", "/scrapers", body);
        answer.Fails(400, "ValidationException");
        Assert.Equal("FIELD_VALIDATION_FAILED", answer.Json.GetProperty("reason").GetString());
        Assert.StartsWith(member, answer.Json.GetProperty("fieldList")[0].GetProperty("name").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_role_of_another_account_cannot_be_passed()
    {
        JsonObject body = Stage.NewScraper();
        body["roleConfiguration"]!["sourceRoleArn"] = Stage.TargetRole;
        Answer answer = await _stage.AmpAsync(Stage.Source, "POST", "/scrapers", body);
        answer.Fails(403, "AccessDeniedException");
        Assert.Contains("Cross-account pass role", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_missing_subnet_is_refused_or_fails_creation_as_the_switch_says(bool fails)
    {
        using Stage stage = new(options => options with { Facts = options.Facts with { MissingSurroundingsFailCreation = fails } });
        JsonObject body = Stage.NewScraper();
        body["source"]!["eksConfiguration"]!["subnetIds"] = new JsonArray("subnet-0000");
        Answer answer = await stage.AmpAsync(Stage.Source, "POST", "/scrapers", body);
        if (!fails)
        {
            answer.Fails(400, "ValidationException");
            return;
        }

        stage.Clock.Advance(stage.Simulator.Options.CreationTime);
        JsonElement scraper = await stage.DescribeAsync(answer.Ok().Json.GetProperty("arn").GetString()!);
        Assert.Equal("CREATION_FAILED", scraper.GetProperty("status").GetProperty("statusCode").GetString());
        Assert.Contains("subnet-0000", scraper.GetProperty("statusReason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_must_exist_at_creation_only_where_the_switch_says_so()
    {
        await _stage.MakeScraperAsync();
        using Stage strict = new(options => options with { Facts = options.Facts with { RolesMustExistAtCreation = true } });
        (await strict.AmpAsync(Stage.Source, "POST", "/scrapers", Stage.NewScraper())).Fails(400, "ValidationException");
        await strict.MakeRolesAsync();
        await strict.MakeScraperAsync();
    }
}
