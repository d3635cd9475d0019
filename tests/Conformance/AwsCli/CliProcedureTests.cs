using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Conformance.Clients;

namespace XScrape.Conformance.AwsCli;

/// <summary>The five documented steps with the AWS CLI.</summary>
public sealed class CliProcedureTests(ProcedureRun procedure) : IClassFixture<ProcedureRun>
{
    [Fact]
    public async Task Create_scraper_answers_at_once_with_the_arn_that_both_trusts_need()
    {
        await procedure.DoneAsync();
        JsonElement answer = procedure.Created.Json;
        Assert.Equal("CREATING", answer.GetProperty("status").GetProperty("statusCode").GetString());
        Assert.Matches($"^arn:aws:aps:us-west-2:{procedure.Aws.Source.Account}:scraper/{answer.GetProperty("scraperId").GetString()}$", procedure.ScraperArn);
    }

    [Fact]
    public async Task A_blob_that_the_cli_encodes_a_second_time_is_refused()
    {
        await procedure.DoneAsync();
        ToolResult version = await Tool.RunAsync(AwsCommand.Program, ["--version"], procedure.Aws.Environment(procedure.Aws.Source));
        Assert.SkipUnless((version.Output + version.Error).StartsWith("aws-cli/1", StringComparison.Ordinal), "Only version 1 of the CLI encodes a blob that is base64 already.");
        Assert.NotEqual(0, procedure.CreatedWithBase64.ExitCode);
        Assert.Contains("(ValidationException) when calling the CreateScraper operation: Invalid Prometheus scrape configuration", procedure.CreatedWithBase64.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_scrapers_prints_the_members_of_the_sample_in_its_order()
    {
        await procedure.DoneAsync();
        JsonElement scraper = Assert.Single(procedure.Listed.GetProperty("scrapers").EnumerateArray());
        string[] sample = ["scraperId", "arn", "roleArn", "status", "createdAt", "lastModifiedAt", "tags", "source", "destination"];
        Assert.Equal(sample, scraper.EnumerateObject().Select(member => member.Name).Where(sample.Contains));
        Assert.Equal(["clusterArn", "securityGroupIds", "subnetIds"], Names(scraper.GetProperty("source").GetProperty("eksConfiguration")).Order());
        Assert.Equal(["workspaceArn"], Names(scraper.GetProperty("destination").GetProperty("ampConfiguration")));
        Assert.False(procedure.Listed.TryGetProperty("nextToken", out _));
    }

    [Fact]
    public async Task List_scrapers_prints_the_values_of_the_sample()
    {
        await procedure.DoneAsync();
        JsonElement scraper = Assert.Single(procedure.Listed.GetProperty("scrapers").EnumerateArray());
        Assert.Equal("ACTIVE", scraper.GetProperty("status").GetProperty("statusCode").GetString());
        Assert.Equal("{}", scraper.GetProperty("tags").GetRawText());
        Assert.Equal(procedure.ScraperArn, scraper.GetProperty("arn").GetString());
        Assert.Matches($"^arn:aws:iam::{procedure.Aws.Source.Account}:role/aws-service-role/scraper.aps.amazonaws.com/AWSServiceRoleForAmazonPrometheusScraper", scraper.GetProperty("roleArn").GetString());
        Assert.Matches("^20[0-9-]{8}T[0-9:]{8}\\.[0-9]{6}\\+00:00$", scraper.GetProperty("createdAt").GetString());
        Assert.True(scraper.GetProperty("createdAt").GetDateTimeOffset() < scraper.GetProperty("lastModifiedAt").GetDateTimeOffset());
        Assert.Equal(procedure.Aws.Source.ClusterArn, scraper.GetProperty("source").GetProperty("eksConfiguration").GetProperty("clusterArn").GetString());
        Assert.Equal(procedure.Aws.Target.WorkspaceArn, scraper.GetProperty("destination").GetProperty("ampConfiguration").GetProperty("workspaceArn").GetString());
    }

    [Fact]
    public async Task Metrics_flow_only_after_both_trusts_name_the_scraper()
    {
        await procedure.DoneAsync();
        Assert.Equal(0, procedure.SeriesBefore);
        Assert.NotEqual(0, procedure.SeriesAfter);
    }

    [Fact]
    public async Task Get_role_gives_both_trust_policies_back()
    {
        await procedure.DoneAsync();
        AssertSame(procedure.SourceTrust(procedure.ScraperArn), procedure.SourceRole.GetProperty("AssumeRolePolicyDocument"));
        AssertSame(procedure.TargetTrust(procedure.ScraperArn), procedure.TargetRole.GetProperty("AssumeRolePolicyDocument"));
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    private static void AssertSame(string wanted, JsonElement seen) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(wanted), JsonNode.Parse(seen.GetRawText())), $"{wanted}\n{seen}");
}
