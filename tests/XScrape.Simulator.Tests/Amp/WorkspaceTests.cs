using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Simulator.Collecting;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Amp;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_PutResourcePolicy.html.</summary>
public sealed class WorkspaceTests : IDisposable
{
    private const string Deny = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"aps:RemoteWrite","Resource":"*"}]}""";

    private static readonly string s_path = "/workspaces/" + Stage.Id(Stage.Workspace);
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task A_workspace_is_described_and_listed()
    {
        JsonElement workspace = (await _stage.AmpAsync(Stage.Target, "GET", s_path)).Ok().Json.GetProperty("workspace");
        Assert.Equal((Stage.Workspace, "ACTIVE"), (workspace.GetProperty("arn").GetString(), workspace.GetProperty("status").GetProperty("statusCode").GetString()));
        Assert.Equal(1, (await _stage.AmpAsync(Stage.Target, "GET", "/workspaces")).Ok().Json.GetProperty("workspaces").GetArrayLength());
        Assert.Equal(0, (await _stage.AmpAsync(Stage.Source, "GET", "/workspaces")).Ok().Json.GetProperty("workspaces").GetArrayLength());
    }

    [Fact]
    public async Task A_Deny_in_a_workspaces_policy_stops_the_target_role()
    {
        string arn = await _stage.MakeLinkAsync();
        (await _stage.AmpAsync(Stage.Target, "GET", s_path + "/policy")).Fails(404, "ResourceNotFoundException");
        Assert.Equal(202, (await PutAsync(Deny, "NO_POLICY")).Ok().Status);
        ChainHop broken = Assert.Single(_stage.Simulator.ExplainChain(arn)!.Hops, hop => !hop.Allowed);
        Assert.Equal("RemoteWrite", broken.Name);
        _stage.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(0, await _stage.SeriesAsync());
        Assert.Equal(202, (await _stage.AmpAsync(Stage.Target, "DELETE", s_path + "/policy")).Ok().Status);
        Assert.True(_stage.Simulator.ExplainChain(arn)!.MetricsFlow);
    }

    [Fact]
    public async Task Only_the_current_revision_is_replaced()
    {
        (await PutAsync(Deny, "NO_POLICY")).Ok();
        (await PutAsync(Deny, "NO_POLICY")).Fails(409, "ConflictException");
        string revision = (await _stage.AmpAsync(Stage.Target, "GET", s_path + "/policy")).Ok().Json.GetProperty("revisionId").GetString()!;
        (await PutAsync(Deny, revision)).Ok();
        (await PutAsync("{}", null)).Fails(400, "ValidationException");
    }

    private Task<Answer> PutAsync(string document, string? revision)
    {
        JsonObject body = new() { ["policyDocument"] = document };
        if (revision is not null)
        {
            body["revisionId"] = revision;
        }

        return _stage.AmpAsync(Stage.Target, "PUT", s_path + "/policy", body);
    }
}
