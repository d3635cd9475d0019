using System.Text.Json.Nodes;
using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Amp;

/// <summary>Where subnets, roles and workspaces may be; what no source confirms hangs on a switch.</summary>
public sealed class PlacementTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("SubnetsInOneZoneRefused", false)]
    [InlineData("TwoZonesNeeded", false)]
    public Task Two_subnets_of_one_zone(string fact, bool taken) => TryAsync(fact, taken, _ => { }, zone: "us-west-2a");

    [Theory]
    [InlineData("", true)]
    [InlineData("SubnetsInOneZoneRefused", true)]
    [InlineData("TwoZonesNeeded", false)]
    public Task One_subnet(string fact, bool taken) => TryAsync(fact, taken, body => body["source"]!["eksConfiguration"]!["subnetIds"] = new JsonArray("subnet-0a1b2c3d4e5f60001"));

    [Fact]
    public Task A_subnet_twice_is_refused() => TryAsync("", false, body => body["source"]!["eksConfiguration"]!["subnetIds"] = new JsonArray("subnet-0a1b2c3d4e5f60001", "subnet-0a1b2c3d4e5f60001"));

    [Theory]
    [InlineData("", false)]
    [InlineData("-HalfRoleConfigurationRefused", true)]
    public Task One_role_of_two(string fact, bool taken) => TryAsync(fact, taken, body => body["roleConfiguration"]!.AsObject().Remove("targetRoleArn"));

    [Theory]
    [InlineData("", true)]
    [InlineData("ForeignTargetRoleRefused", false)]
    public Task A_target_role_outside_the_workspaces_account(string fact, bool taken) => TryAsync(fact, taken, body => body["roleConfiguration"]!["targetRoleArn"] = "arn:aws:iam::111122223333:role/Target");

    [Theory]
    [InlineData("", true)]
    [InlineData("ForeignWorkspaceMustExist", false)]
    public Task A_foreign_workspace_that_is_not_there(string fact, bool taken) => TryAsync(fact, taken, body => body["destination"]!["ampConfiguration"]!["workspaceArn"] = "arn:aws:aps:us-west-2:444455556666:workspace/ws-none");

    [Theory]
    [InlineData("", false)]
    [InlineData("ForeignWorkspaceIsTagged", true)]
    public async Task AMP_tags_the_workspace_of_the_scrapers_own_account(string fact, bool foreign)
    {
        using Stage stage = With(fact);
        string own = (await stage.AmpAsync(Stage.Source, "POST", "/workspaces", new JsonObject())).Ok().Json.GetProperty("workspaceId").GetString()!;
        JsonObject body = Stage.NewScraper(roles: false);
        body["destination"]!["ampConfiguration"]!["workspaceArn"] = "arn:aws:aps:us-west-2:111122223333:workspace/" + own;
        await stage.MakeScraperAsync(body);
        await stage.MakeScraperAsync();
        Assert.Contains("AMPAgentlessScraper", (await stage.AmpAsync(Stage.Source, "GET", "/workspaces/" + own)).Ok().Text, StringComparison.Ordinal);
        Assert.Equal(foreign, (await stage.AmpAsync(Stage.Target, "GET", "/workspaces/" + Stage.Id(Stage.Workspace))).Ok().Text.Contains("AMPAgentlessScraper", StringComparison.Ordinal));
    }

    private static Stage With(string fact, string? zone = null) => new(options => options with
    {
        Facts = fact.Length == 0 ? options.Facts : options.Facts.With(fact.TrimStart('-'), fact[0] == '-' ? "false" : "true"),
        Accounts = [.. DefaultAccounts.In("us-west-2").Select(account => zone is null ? account : account with
        {
            Clusters = [.. account.Clusters.Select(cluster => cluster with { Subnets = [.. cluster.Subnets.Select(subnet => subnet with { AvailabilityZone = zone })] })],
        })],
    });

    private static async Task TryAsync(string fact, bool taken, Action<JsonObject> change, string? zone = null)
    {
        using Stage stage = With(fact, zone);
        JsonObject body = Stage.NewScraper();
        change(body);
        Answer answer = await stage.AmpAsync(Stage.Source, "POST", "/scrapers", body);
        Assert.True(taken == answer.Status is >= 200 and < 300, $"{answer.Status} {answer.Text}");
    }
}
