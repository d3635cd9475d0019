using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Surroundings;

/// <summary>https://docs.aws.amazon.com/eks/latest/APIReference/API_Operations.html.</summary>
public sealed class EksTests : IDisposable
{
    private const string Entries = "/clusters/prod-1/access-entries";

    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task A_cluster_shows_what_a_diagnosis_needs()
    {
        JsonElement cluster = (await EksAsync("GET", "/clusters/prod-1")).Ok().Json.GetProperty("cluster");
        JsonElement vpc = cluster.GetProperty("resourcesVpcConfig");
        Assert.Equal(Stage.Cluster, cluster.GetProperty("arn").GetString());
        Assert.Equal("API_AND_CONFIG_MAP", cluster.GetProperty("accessConfig").GetProperty("authenticationMode").GetString());
        Assert.True(vpc.GetProperty("endpointPrivateAccess").GetBoolean());
        Assert.Equal(2, vpc.GetProperty("subnetIds").GetArrayLength());
        Assert.Equal(JsonValueKind.Number, cluster.GetProperty("createdAt").ValueKind);
        (await EksAsync("GET", "/clusters/none")).Fails(404, "ResourceNotFoundException");
        (await _stage.RestAsync(Stage.Target, "eks", "GET", "/clusters/prod-1")).Fails(404, "ResourceNotFoundException");
    }

    [Fact]
    public async Task The_collectors_access_entry_comes_and_goes_with_the_scraper_and_opens_the_cluster()
    {
        string arn = await _stage.MakeLinkAsync();
        string role = (await _stage.DescribeAsync(arn)).GetProperty("roleArn").GetString()!;
        Assert.Equal(role, Assert.Single((await EksAsync("GET", Entries)).Ok().Json.GetProperty("accessEntries").EnumerateArray()).GetString());
        string entry = Entries + "/" + Signer.Encode(role);
        Assert.Equal(role, (await EksAsync("GET", entry)).Ok().Json.GetProperty("accessEntry").GetProperty("principalArn").GetString());
        Assert.Contains("AmazonPrometheusScraperPolicy", (await EksAsync("GET", entry + "/access-policies")).Ok().Text, StringComparison.Ordinal);
        _stage.Simulator.Surroundings.RemoveAccessEntry(Stage.Cluster, role);
        Assert.False(_stage.Simulator.ExplainChain(arn)!.MetricsFlow);
        (await EksAsync("GET", entry)).Fails(404, "ResourceNotFoundException");
        (await _stage.AmpAsync(Stage.Source, "DELETE", "/scrapers/" + Stage.Id(arn))).Ok();
        _stage.Clock.Advance(_stage.Simulator.Options.DeletionTime);
        Assert.Equal(0, (await EksAsync("GET", Entries)).Json.GetProperty("accessEntries").GetArrayLength());
    }

    [Fact]
    public async Task Nobody_makes_or_removes_the_entry_of_a_service_linked_role_by_hand()
    {
        // https://github.com/hashicorp/terraform-provider-aws/issues/36447
        string arn = await _stage.MakeLinkAsync();
        string role = (await _stage.DescribeAsync(arn)).GetProperty("roleArn").GetString()!;
        string entry = Entries + "/" + Signer.Encode(role);
        Answer refused = (await EksAsync("DELETE", entry)).Fails(400, "InvalidParameterException");
        Assert.Contains("Service Linked Role", refused.Message, StringComparison.Ordinal);
        (await EksAsync("POST", Entries, new JsonObject { ["principalArn"] = role })).Fails(400, "InvalidParameterException");
        (await EksAsync("POST", entry + "/access-policies", new JsonObject())).Fails(400, "InvalidParameterException");
        (await EksAsync("DELETE", entry + "/access-policies/" + Signer.Encode("arn:aws:eks::aws:cluster-access-policy/AmazonPrometheusScraperPolicy"))).Fails(400, "InvalidParameterException");
        Assert.True(_stage.Simulator.ExplainChain(arn)!.MetricsFlow);
    }

    [Fact]
    public async Task An_access_entry_needs_a_principal_that_exists()
    {
        (await EksAsync("POST", Entries, new JsonObject { ["principalArn"] = "arn:aws:iam::111122223333:role/None" })).Fails(400, "InvalidParameterException");
        (await EksAsync("POST", Entries, new JsonObject())).Fails(400, "InvalidParameterException");
    }

    [Fact]
    public async Task Access_entries_come_in_pages()
    {
        await _stage.MakeScraperAsync(Stage.NewScraper("a"));
        await _stage.MakeScraperAsync(Stage.NewScraper("b"));
        JsonElement first = (await _stage.RestAsync(Stage.Source, "eks", "GET", Entries, query: "maxResults=1")).Ok().Json;
        JsonElement second = (await _stage.RestAsync(Stage.Source, "eks", "GET", Entries, query: "maxResults=1&nextToken=" + Signer.Encode(first.GetProperty("nextToken").GetString()!))).Ok().Json;
        Assert.NotEqual(first.GetProperty("accessEntries")[0].GetString(), second.GetProperty("accessEntries")[0].GetString());
        Assert.False(second.TryGetProperty("nextToken", out _));
    }

    [Fact]
    public async Task A_cluster_with_CONFIG_MAP_has_no_access_entries_and_is_opened_by_hand()
    {
        foreach (bool mapped in new[] { false, true })
        {
            ClusterSeed seed = DefaultAccounts.In("us-west-2")[0].Clusters[0] with { AuthenticationMode = "CONFIG_MAP", CollectorMapped = mapped };
            using Stage stage = new(options => options with { Accounts = [DefaultAccounts.In("us-west-2")[0] with { Clusters = [seed] }, DefaultAccounts.In("us-west-2")[1]] });
            (await stage.RestAsync(Stage.Source, "eks", "GET", Entries)).Fails(400, "InvalidRequestException");
            Assert.Equal(mapped, stage.Simulator.ExplainChain(await stage.MakeLinkAsync())!.MetricsFlow);
        }
    }

    private Task<Answer> EksAsync(string method, string path, JsonNode? body = null) => _stage.RestAsync(Stage.Source, "eks", method, path, body);
}
