using System.Text.Json.Nodes;
using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Surroundings;

/// <summary>From two empty accounts to metrics, by API alone, with a saved state on the way.</summary>
public sealed class EmptyAccountTests
{
    private const string ClusterTrust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"eks.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    [Fact]
    public async Task A_rehearsal_begins_with_nothing()
    {
        using Stage stage = new(options => options with { Accounts = [new AccountSeed { AccountId = Stage.Source }, new AccountSeed { AccountId = Stage.Target }] });
        JsonArray subnets = [.. (await stage.FormAsync(Stage.Source, "ec2", "DescribeSubnets", ("Filter.1.Name", "default-for-az"), ("Filter.1.Value.1", "true"))).Ok().Values("subnetId").Select(id => (JsonNode)id)];
        Assert.Equal(3, subnets.Count);
        (await stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", "eks"), ("AssumeRolePolicyDocument", ClusterTrust))).Ok();
        JsonObject cluster = new()
        {
            ["name"] = "prod-1",
            ["roleArn"] = "arn:aws:iam::111122223333:role/eks",
            ["resourcesVpcConfig"] = new JsonObject { ["subnetIds"] = subnets.DeepClone() },
        };
        (await EksAsync(stage, "POST", "/clusters", cluster)).Ok();
        (await EksAsync(stage, "POST", "/clusters", cluster)).Fails(409, "ResourceInUseException");
        Assert.Equal("CREATING", Status(await EksAsync(stage, "GET", "/clusters/prod-1")));
        stage.Clock.Advance(stage.Simulator.Options.ClusterCreationTime);
        Assert.Equal("ACTIVE", Status(await EksAsync(stage, "GET", "/clusters/prod-1")));
        await ChangeAsync(stage, "accessConfig", new JsonObject { ["authenticationMode"] = "API_AND_CONFIG_MAP" });
        await ChangeAsync(stage, "resourcesVpcConfig", new JsonObject { ["endpointPrivateAccess"] = true });
        string workspace = (await stage.AmpAsync(Stage.Target, "POST", "/workspaces", new JsonObject { ["alias"] = "metrics" })).Ok().Json.GetProperty("arn").GetString()!;
        await stage.MakeRolesAsync();
        JsonObject body = Stage.NewScraper();
        body["source"] = new JsonObject { ["eksConfiguration"] = new JsonObject { ["clusterArn"] = Stage.Cluster, ["subnetIds"] = subnets.DeepClone() } };
        body["destination"] = new JsonObject { ["ampConfiguration"] = new JsonObject { ["workspaceArn"] = workspace } };
        string scraper = await stage.MakeScraperAsync(body);
        stage.Clock.Advance(stage.Simulator.Options.CreationTime);
        await stage.BindAsync(scraper);
        Assert.True(stage.Simulator.ExplainChain(scraper)!.MetricsFlow);
        await KeptAsync(stage, scraper);
    }

    [Fact]
    public async Task A_cluster_goes_forward_in_its_modes_only_and_needs_two_zones()
    {
        using Stage stage = new();
        (await EksAsync(stage, "POST", "/clusters/prod-1/update-config", new JsonObject { ["accessConfig"] = new JsonObject { ["authenticationMode"] = "CONFIG_MAP" } })).Fails(400, "InvalidParameterException");
        (await stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", "eks"), ("AssumeRolePolicyDocument", ClusterTrust))).Ok();
        JsonObject one = new() { ["name"] = "two", ["roleArn"] = "arn:aws:iam::111122223333:role/eks", ["resourcesVpcConfig"] = new JsonObject { ["subnetIds"] = new JsonArray("subnet-0a1b2c3d4e5f60001") } };
        (await EksAsync(stage, "POST", "/clusters", one)).Fails(400, "InvalidParameterException");
    }

    private static async Task KeptAsync(Stage stage, string scraper)
    {
        (await stage.IamAsync(Stage.Source, "CreateUser", ("UserName", "u"))).Ok();
        Answer key = (await stage.IamAsync(Stage.Source, "CreateAccessKey", ("UserName", "u"))).Ok();
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            stage.Simulator.Save(path);
            using Stage next = new(stage, options => AwsSimulator.Load(options, path));
            next.Keys["user"] = new Signer(key.Value("AccessKeyId")!, key.Value("SecretAccessKey")!);
            (await next.FormAsync("user", "sts", "GetCallerIdentity")).Ok();
            Assert.True(next.Simulator.ExplainChain(scraper)!.MetricsFlow);
            Assert.Equal("ACTIVE", Status(await EksAsync(next, "GET", "/clusters/prod-1")));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task ChangeAsync(Stage stage, string name, JsonObject change)
    {
        string id = (await EksAsync(stage, "POST", "/clusters/prod-1/update-config", new JsonObject { [name] = change })).Ok().Json.GetProperty("update").GetProperty("id").GetString()!;
        Assert.Equal("InProgress", await UpdateAsync(stage, id));
        stage.Clock.Advance(stage.Simulator.Options.ClusterCreationTime);
        Assert.Equal("Successful", await UpdateAsync(stage, id));
    }

    private static async Task<string?> UpdateAsync(Stage stage, string id) =>
        (await EksAsync(stage, "GET", "/clusters/prod-1/updates/" + id)).Ok().Json.GetProperty("update").GetProperty("status").GetString();

    private static string? Status(Answer answer) => answer.Ok().Json.GetProperty("cluster").GetProperty("status").GetString();

    private static Task<Answer> EksAsync(Stage stage, string method, string path, JsonNode? body = null) => stage.RestAsync(Stage.Source, "eks", method, path, body?.DeepClone());
}
