using System.Text.Json;
using XScrape.Conformance.Clients;

namespace XScrape.Conformance.AwsCli;

/// <summary>One scraper's life with the AWS CLI.</summary>
public sealed class CliScraperTests(CliStage stage) : IClassFixture<CliStage>
{
    [Fact]
    public async Task A_scraper_is_made_changed_and_taken_away()
    {
        AwsCommand aws = stage.Source;
        JsonElement made = (await aws.RunAsync(stage.CreateScraper("--alias", "life", "--tags", "team=obs,empty=", "--client-token", "token-1"))).Json;
        Assert.Equal("""{"empty":"","team":"obs"}""", JsonSerializer.Serialize(made.GetProperty("tags").Deserialize<SortedDictionary<string, string>>()));
        string id = made.GetProperty("scraperId").GetString()!;
        string arn = made.GetProperty("arn").GetString()!;

        Assert.Equal(id, (await aws.RunAsync(stage.CreateScraper("--alias", "life", "--tags", "team=obs,empty=", "--client-token", "token-1"))).Json.GetProperty("scraperId").GetString());
        await aws.RefusedAsync("ConflictException", stage.CreateScraper("--alias", "other", "--client-token", "token-1"));
        await aws.RunAsync("amp", "wait", "scraper-active", "--scraper-id", id);
        JsonElement scraper = await DescribeAsync(id);
        // The CLI's shorthand takes blanks from the end of a value.
        Assert.Equal(CliStage.Configuration.TrimEnd(), System.Text.Encoding.UTF8.GetString(scraper.GetProperty("scrapeConfiguration").GetProperty("configurationBlob").GetBytesFromBase64()));

        JsonElement changed = (await aws.RunAsync(
            "amp", "update-scraper", "--scraper-id", id, "--alias", "changed", "--destination", scraper.GetProperty("destination").GetRawText(), "--role-configuration", scraper.GetProperty("roleConfiguration").GetRawText())).Json;
        Assert.Equal("UPDATING", changed.GetProperty("status").GetProperty("statusCode").GetString());
        await aws.RunAsync("amp", "wait", "scraper-active", "--scraper-id", id);
        scraper = await DescribeAsync(id);
        Assert.Equal("changed", scraper.GetProperty("alias").GetString());
        Assert.True(scraper.TryGetProperty("roleConfiguration", out _));

        await aws.RunAsync("amp", "tag-resource", "--resource-arn", arn, "--tags", "more=1,team=new");
        await aws.RunAsync("amp", "untag-resource", "--resource-arn", arn, "--tag-keys", "empty", "more");
        Assert.Equal("""{"tags":{"team":"new"}}""", JsonSerializer.Serialize((await aws.RunAsync("amp", "list-tags-for-resource", "--resource-arn", arn)).Json));

        await aws.RunAsync("amp", "delete-scraper", "--scraper-id", id);
        await aws.RunAsync("amp", "wait", "scraper-deleted", "--scraper-id", id);
        await aws.RefusedAsync("ResourceNotFoundException", "amp", "describe-scraper", "--scraper-id", id);
    }

    [Fact]
    public async Task The_logging_configuration_is_made_described_and_taken_away()
    {
        AwsCommand aws = stage.Target;
        string id = (await aws.RunAsync(
            "amp", "create-scraper", "--alias", "logs", "--scrape-configuration", "configurationBlob=" + CliStage.Configuration, "--source", "vpcConfiguration={subnetIds=[subnet-0f],securityGroupIds=[sg-0f]}",
            "--destination", $"ampConfiguration={{workspaceArn={stage.Aws.Target.WorkspaceArn}}}", "--query", "scraperId", "--output", "text")).Output.Trim();
        string group = $"arn:aws:logs:{stage.Aws.Region}:{stage.Aws.Target.Account}:log-group:/scrapers:*";
        await aws.RunAsync("amp", "update-scraper-logging-configuration", "--scraper-id", id, "--logging-destination", $"cloudWatchLogs={{logGroupArn={group}}}", "--scraper-components", "type=COLLECTOR");
        JsonElement seen = (await aws.RunAsync("amp", "describe-scraper-logging-configuration", "--scraper-id", id)).Json;
        Assert.Equal(group, seen.GetProperty("loggingDestination").GetProperty("cloudWatchLogs").GetProperty("logGroupArn").GetString());
        await aws.RunAsync("amp", "delete-scraper-logging-configuration", "--scraper-id", id);
    }

    [Fact]
    public async Task The_default_configuration_is_base64_text()
    {
        JsonElement answer = (await stage.Source.RunAsync("amp", "get-default-scraper-configuration")).Json;
        Assert.StartsWith("global:\n", System.Text.Encoding.UTF8.GetString(answer.GetProperty("configuration").GetBytesFromBase64()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_name_their_error_and_end_with_the_exit_code_of_the_cli()
    {
        await stage.Source.RefusedAsync("ResourceNotFoundException", "amp", "update-scraper", "--scraper-id", "s-none", "--alias", "x");
        await stage.Source.RefusedAsync("ResourceNotFoundException", "amp", "delete-scraper", "--scraper-id", "s-none");
        ToolResult field = await stage.Source.RefusedAsync("ValidationException", stage.CreateScraper("--alias=-bad"));
        Assert.Contains("alias", field.Error, StringComparison.Ordinal);
        ToolResult waited = await stage.Source.TryAsync("amp", "wait", "scraper-active", "--scraper-id", "s-none");
        Assert.True(waited.ExitCode == 255 && waited.Error.Contains("Waiter ScraperActive failed", StringComparison.Ordinal), waited.ToString());
    }

    private async Task<JsonElement> DescribeAsync(string id) =>
        (await stage.Source.RunAsync("amp", "describe-scraper", "--scraper-id", id)).Json.GetProperty("scraper");
}
