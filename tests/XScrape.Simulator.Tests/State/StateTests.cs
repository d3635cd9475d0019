using System.Text.Json.Nodes;
using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.State;

public sealed class StateTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), "xscrape-state-" + Guid.NewGuid().ToString("N") + ".json");
    private readonly Stage _stage = new(options => options with
    {
        Accounts = [DefaultAccounts.In("us-west-2")[0] with { Principals = [new PrincipalSeed { UserName = "Poor", AccessKeyId = "AKIAPOOR", SecretAccessKey = "s", Policies = [Stage.Allow("iam:GetRole", "*")] }] }, DefaultAccounts.In("us-west-2")[1]],
    });

    public void Dispose()
    {
        _stage.Dispose();
        File.Delete(_path);
    }

    [Fact]
    public async Task What_was_saved_is_there_again_and_goes_on()
    {
        string bound = await _stage.MakeLinkAsync();
        JsonObject body = Stage.NewScraper("second");
        body["clientToken"] = "t";
        string creating = await _stage.MakeScraperAsync(body);
        (await _stage.AmpAsync(Stage.Source, "POST", "/tags/" + Signer.Encode(bound), new JsonObject { ["tags"] = new JsonObject { ["k"] = "v" } })).Ok();
        string[] before = await ShownAsync(_stage, bound);
        using Stage again = Reload();
        Assert.Equal(before, await ShownAsync(again, bound));
        Assert.Equal(creating, await again.MakeScraperAsync(body));
        Assert.Equal("CREATING", await again.StatusAsync(creating));
        again.Clock.Advance(again.Simulator.Options.CreationTime);
        Assert.Equal("ACTIVE", await again.StatusAsync(creating));
        Assert.True(again.Simulator.ExplainChain(bound)!.MetricsFlow);
        again.Keys["poor"] = new Signer("AKIAPOOR", "s");
        (await again.IamAsync("poor", "GetRole", ("RoleName", "Source"))).Ok();
        (await again.IamAsync("poor", "ListRoles")).Fails(403, "AccessDenied");
    }

    [Fact]
    public async Task A_dead_principal_is_still_dead_after_a_reload()
    {
        string arn = await _stage.MakeLinkAsync();
        await _stage.IamAsync(Stage.Source, "DeleteRolePolicy", ("RoleName", "Source"), ("PolicyName", "assume"));
        await _stage.IamAsync(Stage.Source, "DeleteRole", ("RoleName", "Source"));
        await _stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", "Source"), ("AssumeRolePolicyDocument", Stage.SourceTrust(arn)));
        using Stage again = Reload();
        Assert.Contains("AROA", (await again.IamAsync(Stage.Target, "GetRole", ("RoleName", "Target"))).Value("AssumeRolePolicyDocument"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_that_was_moved_forward_does_not_fall_back()
    {
        SimulatedClock clock = new(1, _stage.Clock);
        using AwsSimulator first = new(SimulatorOptions.TwoAccounts() with { Clock = clock, WallClock = _stage.Clock });
        clock.Advance(TimeSpan.FromHours(5));
        first.Save(_path);
        SimulatedClock fresh = new(1, _stage.Clock);
        using AwsSimulator second = AwsSimulator.Load(first.Options with { Clock = fresh }, _path);
        Assert.Equal(clock.GetUtcNow(), fresh.GetUtcNow());
    }

    [Fact]
    public async Task A_session_goes_on_after_a_reload()
    {
        await _stage.IamAsync(Stage.Target, "CreateRole", ("RoleName", "Deploy"), ("AssumeRolePolicyDocument", """{"Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}"""));
        Answer answer = (await _stage.FormAsync(Stage.Source, "sts", "AssumeRole", ("RoleArn", "arn:aws:iam::444455556666:role/Deploy"), ("RoleSessionName", "me"))).Ok();
        using Stage again = Reload();
        again.Keys["session"] = new Signer(answer.Value("AccessKeyId")!, answer.Value("SecretAccessKey")!, answer.Value("SessionToken"));
        Assert.EndsWith("assumed-role/Deploy/me", (await again.FormAsync("session", "sts", "GetCallerIdentity")).Ok().Value("Arn"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"version\":99,\"accounts\":[]}")]
    [InlineData("{\"version\":1,\"accounts\":[{}]}")]
    public void A_file_that_is_no_state_is_refused_with_its_name(string text)
    {
        File.WriteAllText(_path, text);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => AwsSimulator.Load(SimulatorOptions.Default, _path));
        Assert.Contains(_path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Saving_leaves_no_temporary_file_and_replaces_the_old_one_whole()
    {
        _stage.Simulator.Save(_path);
        string first = File.ReadAllText(_path);
        _stage.Simulator.Save(_path);
        Assert.Equal(first, File.ReadAllText(_path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_path)!, Path.GetFileName(_path) + "*"));
    }

    private static async Task<string[]> ShownAsync(Stage stage, string arn) =>
    [
        (await stage.DescribeAsync(arn)).GetRawText(),
        (await stage.AmpAsync(Stage.Source, "GET", "/scrapers")).Ok().Json.GetProperty("scrapers").GetRawText(),
        (await stage.IamAsync(Stage.Source, "GetRole", ("RoleName", "Source"))).Ok().Xml.Elements().First().ToString(),
        (await stage.IamAsync(Stage.Target, "GetRole", ("RoleName", "Target"))).Ok().Xml.Elements().First().ToString(),
        (await stage.QueryAsync("up")).GetRawText(),
    ];

    private Stage Reload()
    {
        _stage.Simulator.Save(_path);
        return new Stage(_stage, options => AwsSimulator.Load(options, _path));
    }
}
