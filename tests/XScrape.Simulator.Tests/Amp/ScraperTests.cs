using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Simulator.Faults;
using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Amp;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_Operations.html.</summary>
public sealed class ScraperTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task CreateScraper_answers_at_once_with_id_ARN_and_status()
    {
        Answer answer = await _stage.AmpAsync(Stage.Source, "POST", "/scrapers", Stage.NewScraper());
        Assert.Equal(202, answer.Status);
        string id = answer.Json.GetProperty("scraperId").GetString()!;
        Assert.Matches("^s-[0-9a-f-]{36}$", id);
        Assert.Equal("arn:aws:aps:us-west-2:111122223333:scraper/" + id, answer.Json.GetProperty("arn").GetString());
        Assert.Equal("CREATING", answer.Json.GetProperty("status").GetProperty("statusCode").GetString());
    }

    [Fact]
    public async Task A_scraper_is_described_as_it_was_made()
    {
        JsonObject body = Stage.NewScraper();
        body["tags"] = new JsonObject { ["k"] = "v" };
        string arn = await _stage.MakeScraperAsync(body);
        _stage.Clock.Advance(_stage.Simulator.Options.CreationTime);
        JsonElement scraper = await _stage.DescribeAsync(arn);
        Assert.Equal("prod-1", scraper.GetProperty("alias").GetString());
        Assert.Equal(body["scrapeConfiguration"]!.ToJsonString(), scraper.GetProperty("scrapeConfiguration").GetRawText());
        Assert.Equal(Stage.TargetRole, scraper.GetProperty("roleConfiguration").GetProperty("targetRoleArn").GetString());
        Assert.Equal("v", scraper.GetProperty("tags").GetProperty("k").GetString());
        Assert.Equal(1795348800m, scraper.GetProperty("createdAt").GetDecimal());
        Assert.Equal(1795348800m + 1200, scraper.GetProperty("lastModifiedAt").GetDecimal());
        Assert.StartsWith("arn:aws:iam::111122223333:role/aws-service-role/scraper.aps.amazonaws.com/AWSServiceRoleForAmazonPrometheusScraper_", scraper.GetProperty("roleArn").GetString(), StringComparison.Ordinal);
        JsonElement listed = Assert.Single((await _stage.AmpAsync(Stage.Source, "GET", "/scrapers")).Ok().Json.GetProperty("scrapers").EnumerateArray());
        Assert.False(listed.TryGetProperty("scrapeConfiguration", out _));
        Assert.True(listed.TryGetProperty("roleConfiguration", out _));
    }

    [Fact]
    public async Task The_service_linked_role_comes_and_goes_with_the_scraper()
    {
        string arn = await _stage.MakeLinkAsync();
        string role = Stage.Id((await _stage.DescribeAsync(arn)).GetProperty("roleArn").GetString()!);
        (await _stage.IamAsync(Stage.Source, "GetRole", ("RoleName", role))).Ok();
        (await _stage.IamAsync(Stage.Source, "DeleteRole", ("RoleName", role))).Fails(400, "UnmodifiableEntity");
        (await _stage.AmpAsync(Stage.Source, "DELETE", "/scrapers/" + Stage.Id(arn))).Ok();
        _stage.Clock.Advance(_stage.Simulator.Options.DeletionTime);
        (await _stage.IamAsync(Stage.Source, "GetRole", ("RoleName", role))).Fails(404, "NoSuchEntity");
        (await _stage.AmpAsync(Stage.Source, "GET", "/scrapers/" + Stage.Id(arn))).Fails(404, "ResourceNotFoundException");
    }

    [Fact]
    public async Task A_scraper_cannot_be_deleted_or_updated_while_it_is_CREATING()
    {
        string arn = await _stage.MakeScraperAsync();
        (await _stage.AmpAsync(Stage.Source, "DELETE", "/scrapers/" + Stage.Id(arn))).Fails(409, "ConflictException");
        (await _stage.AmpAsync(Stage.Source, "PUT", "/scrapers/" + Stage.Id(arn), new JsonObject { ["alias"] = "x" })).Fails(409, "ConflictException");
        using Stage strict = new(options => options with { Facts = UnconfirmedFacts.Default with { DeleteWhileCreatingError = "ValidationException" } });
        (await strict.AmpAsync(Stage.Source, "DELETE", "/scrapers/" + Stage.Id(await strict.MakeScraperAsync()))).Fails(400, "ValidationException");
    }

    [Theory]
    [InlineData("CREATION_FAILED")]
    [InlineData("UPDATE_FAILED")]
    [InlineData("DELETION_FAILED")]
    public async Task Transitions_fail_on_request_with_a_reason(string status)
    {
        _stage.Simulator.Faults = new FaultPlan { ScraperFailures = [new ScraperFailure { Status = status, Reason = "No free address.", Alias = "prod-*" }] };
        string arn = await _stage.MakeScraperAsync();
        string other = await _stage.MakeScraperAsync(Stage.NewScraper("other"));
        _stage.Clock.Advance(_stage.Simulator.Options.CreationTime);
        if (status == "UPDATE_FAILED")
        {
            (await _stage.AmpAsync(Stage.Source, "PUT", "/scrapers/" + Stage.Id(arn), new JsonObject { ["alias"] = "prod-2" })).Ok();
            Assert.Equal("UPDATING", await _stage.StatusAsync(arn));
            _stage.Clock.Advance(_stage.Simulator.Options.UpdateTime);
            Assert.Equal("prod-1", (await _stage.DescribeAsync(arn)).GetProperty("alias").GetString());
        }
        else if (status == "DELETION_FAILED")
        {
            (await _stage.AmpAsync(Stage.Source, "DELETE", "/scrapers/" + Stage.Id(arn))).Ok();
            Assert.Equal("DELETING", await _stage.StatusAsync(arn));
            _stage.Clock.Advance(_stage.Simulator.Options.DeletionTime);
        }

        JsonElement scraper = await _stage.DescribeAsync(arn);
        Assert.Equal(status, scraper.GetProperty("status").GetProperty("statusCode").GetString());
        Assert.Equal("No free address.", scraper.GetProperty("statusReason").GetString());
        Assert.Equal("ACTIVE", await _stage.StatusAsync(other));
        _stage.Simulator.Faults = FaultPlan.None;
        (await _stage.AmpAsync(Stage.Source, "DELETE", "/scrapers/" + Stage.Id(arn))).Ok();
    }

    [Fact]
    public async Task The_quota_is_ten_by_Region_and_account()
    {
        foreach (int i in Enumerable.Range(0, 10))
        {
            await _stage.MakeScraperAsync(Stage.NewScraper("s" + i.ToString(CultureInfo.InvariantCulture)));
        }

        Answer answer = await _stage.AmpAsync(Stage.Source, "POST", "/scrapers", Stage.NewScraper());
        answer.Fails(402, "ServiceQuotaExceededException");
        Assert.Equal(["message", "resourceId", "resourceType", "serviceCode", "quotaCode"], answer.Json.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task An_update_with_a_workspace_of_its_own_account_and_no_roles_drops_the_role_configuration()
    {
        const string Own = "arn:aws:aps:us-west-2:111122223333:workspace/ws-own";
        using Stage stage = new(options => options with { Accounts = [DefaultAccounts.In("us-west-2")[0] with { WorkspaceArns = [Own] }, DefaultAccounts.In("us-west-2")[1]] });
        string arn = await stage.MakeLinkAsync();
        JsonObject own = new() { ["ampConfiguration"] = new JsonObject { ["workspaceArn"] = Own } };
        JsonObject roles = new() { ["sourceRoleArn"] = Stage.SourceRole, ["targetRoleArn"] = Stage.TargetRole };
        await UpdateAsync(stage, arn, new JsonObject { ["destination"] = own.DeepClone(), ["roleConfiguration"] = roles.DeepClone() });
        Assert.True((await stage.DescribeAsync(arn)).TryGetProperty("roleConfiguration", out _));
        await UpdateAsync(stage, arn, new JsonObject { ["destination"] = own.DeepClone() });
        Assert.False((await stage.DescribeAsync(arn)).TryGetProperty("roleConfiguration", out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_update_of_the_alias_alone_keeps_or_drops_the_roles_as_the_switch_says(bool drops)
    {
        using Stage stage = new(options => options with { Facts = options.Facts with { UpdateWithoutDestinationDropsRoleConfiguration = drops } });
        string arn = await stage.MakeLinkAsync();
        Answer answer = await stage.AmpAsync(Stage.Source, "PUT", "/scrapers/" + Stage.Id(arn), new JsonObject { ["alias"] = "new" });
        if (drops)
        {
            answer.Ok();
        }

        stage.Clock.Advance(stage.Simulator.Options.UpdateTime);
        JsonElement scraper = await stage.DescribeAsync(arn);
        Assert.Equal("new", scraper.GetProperty("alias").GetString());
        Assert.Equal(!drops, scraper.TryGetProperty("roleConfiguration", out _));
    }

    [Fact]
    public async Task A_union_member_that_is_not_known_is_kept()
    {
        JsonObject body = Stage.NewScraper();
        body["source"] = new JsonObject { ["futureConfiguration"] = new JsonObject { ["a"] = 1 } };
        string arn = await _stage.MakeScraperAsync(body);
        Assert.Equal("""{"futureConfiguration":{"a":1}}""", (await _stage.DescribeAsync(arn)).GetProperty("source").GetRawText());
    }

    [Fact]
    public async Task Tags_of_a_scraper_are_added_and_removed()
    {
        string arn = await _stage.MakeScraperAsync();
        string path = "/tags/" + Signer.Encode(arn);
        (await _stage.AmpAsync(Stage.Source, "POST", path, new JsonObject { ["tags"] = new JsonObject { ["a"] = "1", ["b"] = "2" } })).Ok();
        (await _stage.AmpAsync(Stage.Source, "DELETE", path, null, "tagKeys=a")).Ok();
        Assert.Equal("""{"b":"2"}""", (await _stage.AmpAsync(Stage.Source, "GET", path)).Ok().Json.GetProperty("tags").GetRawText());
        (await _stage.AmpAsync(Stage.Source, "DELETE", path)).Fails(400, "ValidationException");
        (await _stage.AmpAsync(Stage.Source, "GET", path + "x")).Fails(404, "ResourceNotFoundException");
        (await _stage.AmpAsync(Stage.Source, "GET", "/tags/nonsense")).Fails(400, "ValidationException");
    }

    [Fact]
    public async Task A_logging_configuration_is_made_replaced_and_deleted()
    {
        string path = $"/scrapers/{Stage.Id(await _stage.MakeScraperAsync())}/logging-configuration";
        JsonObject body = new() { ["loggingDestination"] = new JsonObject { ["cloudWatchLogs"] = new JsonObject { ["logGroupArn"] = "arn:aws:logs:us-west-2:111122223333:log-group:amp:*" } } };
        (await _stage.AmpAsync(Stage.Source, "GET", path)).Fails(404, "ResourceNotFoundException");
        Assert.Equal(202, (await _stage.AmpAsync(Stage.Source, "PUT", path, body)).Ok().Status);
        _stage.Clock.Advance(TimeSpan.FromSeconds(1));
        JsonElement shown = (await _stage.AmpAsync(Stage.Source, "GET", path)).Ok().Json;
        Assert.Equal("ACTIVE", shown.GetProperty("status").GetProperty("statusCode").GetString());
        Assert.Equal(3, shown.GetProperty("scraperComponents").GetArrayLength());
        Assert.Equal(202, (await _stage.AmpAsync(Stage.Source, "DELETE", path)).Ok().Status);
        (await _stage.AmpAsync(Stage.Source, "GET", path)).Fails(404, "ResourceNotFoundException");
        body["loggingDestination"]!["cloudWatchLogs"]!["logGroupArn"] = "arn:aws:logs:us-west-2:111122223333:log-group:amp";
        (await _stage.AmpAsync(Stage.Source, "PUT", path, body)).Fails(400, "ValidationException");
    }

    [Fact]
    public async Task The_default_configuration_is_base64_once_and_is_accepted()
    {
        string blob = (await _stage.AmpAsync(Stage.Source, "GET", "/scraperconfiguration")).Ok().Json.GetProperty("configuration").GetString()!;
        string text = Encoding.UTF8.GetString(Convert.FromBase64String(blob));
        Assert.StartsWith("global:\n  scrape_interval: 30s\n", text, StringComparison.Ordinal);
        await _stage.MakeScraperAsync(Stage.NewScraper(configuration: text));
    }

    private static async Task UpdateAsync(Stage stage, string arn, JsonObject body)
    {
        (await stage.AmpAsync(Stage.Source, "PUT", "/scrapers/" + Stage.Id(arn), body)).Ok();
        stage.Clock.Advance(stage.Simulator.Options.UpdateTime);
    }
}
