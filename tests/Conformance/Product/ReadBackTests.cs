using System.Text.Json;
using XScrape.Conformance.AwsCli;
using XScrape.Conformance.Clients;
using XScrape.Conformance.Models;

namespace XScrape.Conformance.Product;

/// <summary>What the product has made, read back with the AWS CLI and held against the page's policies.</summary>
public sealed class ReadBackTests(ProductRun product) : IClassFixture<ProductRun>
{
    private AwsCommand Source => new(product.Aws, product.Aws.Source);

    private AwsCommand Target => new(product.Aws, product.Aws.Target);

    [Fact]
    public async Task List_scrapers_shows_the_one_scraper_of_the_link()
    {
        JsonElement listed = (await Source.RunAsync("amp", "list-scrapers")).Json;
        JsonElement scraper = Assert.Single(listed.GetProperty("scrapers").EnumerateArray());
        Assert.Equal(product.Link.ScraperArn, scraper.GetProperty("arn").GetString());
        Assert.Equal("ACTIVE", scraper.GetProperty("status").GetProperty("statusCode").GetString());
        Assert.Equal("prod-1", scraper.GetProperty("alias").GetString());
        Assert.Equal(product.Aws.Source.ClusterArn, scraper.GetProperty("source").GetProperty("eksConfiguration").GetProperty("clusterArn").GetString());
        Assert.Equal(product.Aws.Target.WorkspaceArn, scraper.GetProperty("destination").GetProperty("ampConfiguration").GetProperty("workspaceArn").GetString());
        JsonElement roles = scraper.GetProperty("roleConfiguration");
        Assert.Equal((product.Link.SourceRoleArn, product.Link.TargetRoleArn), (roles.GetProperty("sourceRoleArn").GetString(), roles.GetProperty("targetRoleArn").GetString()));
    }

    [Fact]
    public async Task The_source_roles_trust_is_the_pages()
    {
        string wanted = ProcedureRun.Text("source-trust.json").Replace("$ACCOUNT_ID", product.Aws.Source.Account, StringComparison.Ordinal).Replace("$SCRAPER_ARN", product.Link.ScraperArn, StringComparison.Ordinal);
        Assert.Equal(PolicyMeaning.Of(wanted), PolicyMeaning.Of(await TrustAsync(Source, product.Link.SourceRoleName!)));
    }

    [Fact]
    public async Task The_source_roles_permission_is_the_pages()
    {
        string role = product.Link.SourceRoleName!;
        JsonElement names = (await Source.RunAsync("iam", "list-role-policies", "--role-name", role)).Json.GetProperty("PolicyNames");
        string name = Assert.Single(names.EnumerateArray()).GetString()!;
        JsonElement policy = (await Source.RunAsync("iam", "get-role-policy", "--role-name", role, "--policy-name", name)).Json.GetProperty("PolicyDocument");
        string wanted = ProcedureRun.Text("source-permission.json").Replace("$TARGET_ACCOUNT_ROLE_ARN", product.Link.TargetRoleArn, StringComparison.Ordinal);
        Assert.Equal(PolicyMeaning.Of(wanted), PolicyMeaning.Of(policy));
    }

    [Fact]
    public async Task The_target_roles_trust_is_the_pages()
    {
        string statement = ProcedureRun.Text("target-trust-statement.json").Replace("arn:aws:iam::account_id_source:role/Source", product.Link.SourceRoleArn, StringComparison.Ordinal).Replace("$SCRAPER_ARN", product.Link.ScraperArn, StringComparison.Ordinal);
        Assert.Equal(PolicyMeaning.Of($$"""{"Statement":{{statement}}}"""), PolicyMeaning.Of(await TrustAsync(Target, product.Link.TargetRoleName!)));
    }

    [Fact]
    public async Task The_target_role_has_the_managed_policy_and_no_other()
    {
        string role = product.Link.TargetRoleName!;
        JsonElement attached = (await Target.RunAsync("iam", "list-attached-role-policies", "--role-name", role)).Json.GetProperty("AttachedPolicies");
        Assert.Equal("arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess", Assert.Single(attached.EnumerateArray()).GetProperty("PolicyArn").GetString());
        Assert.Empty((await Target.RunAsync("iam", "list-role-policies", "--role-name", role)).Json.GetProperty("PolicyNames").EnumerateArray());
    }

    [Fact]
    public async Task Roles_and_scraper_carry_the_same_owner_tag()
    {
        ToolResult tags = await Source.RunAsync("amp", "list-tags-for-resource", "--resource-arn", product.Link.ScraperArn!);
        JsonProperty owner = Assert.Single(tags.Json.GetProperty("tags").EnumerateObject());
        foreach ((AwsCommand aws, string role) in new[] { (Source, product.Link.SourceRoleName!), (Target, product.Link.TargetRoleName!) })
        {
            JsonElement roleTags = (await aws.RunAsync("iam", "list-role-tags", "--role-name", role)).Json.GetProperty("Tags");
            Assert.Contains(roleTags.EnumerateArray(), tag => tag.GetProperty("Key").GetString() == owner.Name && tag.GetProperty("Value").GetString() == owner.Value.GetString());
        }
    }

    [Fact]
    public void A_second_pass_ends_in_the_same_and_metrics_flow()
    {
        Assert.Equal(product.First.ScraperArn, product.Link.ScraperArn);
        Assert.Equal((product.First.SourceRoleArn, product.First.TargetRoleArn), (product.Link.SourceRoleArn, product.Link.TargetRoleArn));
        Assert.NotEqual(0, product.Series);
    }

    [Fact]
    public void Every_answer_to_the_product_fits_its_model()
    {
        Assert.SkipWhen(AwsModels.Found is null, AwsModels.Missing);
        Assert.True(product.ModelProblems.Count == 0, string.Join('\n', product.ModelProblems));
    }

    private static async Task<JsonElement> TrustAsync(AwsCommand aws, string role) =>
        (await aws.RunAsync("iam", "get-role", "--role-name", role)).Json.GetProperty("Role").GetProperty("AssumeRolePolicyDocument");
}
