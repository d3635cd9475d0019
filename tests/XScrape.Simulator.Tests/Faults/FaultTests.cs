using System.Text;
using System.Text.Json;
using XScrape.Simulator.Faults;
using XScrape.Simulator.Http;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Faults;

public sealed class FaultTests : IDisposable
{
    private readonly Stage _stage = new(options => options with { ControlPath = true });

    public void Dispose() => _stage.Dispose();

    [Theory]
    [InlineData("aps", 429, "ThrottlingException")]
    [InlineData("iam", 400, "Throttling")]
    [InlineData("sts", 400, "Throttling")]
    [InlineData("eks", 429, "ThrottlingException")]
    [InlineData("ec2", 503, "RequestLimitExceeded")]
    public async Task Throttling_is_answered_in_the_words_of_the_service(string service, int status, string code)
    {
        Set(new FaultRule { Kind = FaultKind.Throttle, Service = service, RetryAfterSeconds = 7 });
        Answer answer = await CallAsync(service);
        answer.Fails(status, code);
        Assert.Equal(service is "aps" or "eks" ? "7" : null, answer.Header("Retry-After"));
    }

    [Theory]
    [InlineData("aps", "InternalServerException")]
    [InlineData("iam", "ServiceFailure")]
    [InlineData("sts", "InternalFailure")]
    [InlineData("eks", "ServerException")]
    [InlineData("ec2", "InternalError")]
    public async Task A_failure_of_the_service_is_answered_in_its_words(string service, string code)
    {
        Set(new FaultRule { Kind = FaultKind.ServerError, Service = service });
        (await CallAsync(service)).Fails(500, code);
    }

    [Fact]
    public async Task A_rule_strikes_only_its_operation_and_account_and_only_so_often()
    {
        Set(new FaultRule { Kind = FaultKind.ServerError, Operation = "Get*", AccountId = Stage.Source, Skip = 1, Times = 2 });
        int[] statuses = new int[5];
        for (int i = 0; i < statuses.Length; i++)
        {
            statuses[i] = (await _stage.IamAsync(Stage.Source, "GetRole", ("RoleName", "none"))).Status;
        }

        Assert.Equal([404, 500, 500, 404, 404], statuses);
        Set(new FaultRule { Kind = FaultKind.ServerError, Operation = "Get*", AccountId = Stage.Source });
        (await _stage.IamAsync(Stage.Target, "GetRole", ("RoleName", "none"))).Fails(404, "NoSuchEntity");
        (await _stage.IamAsync(Stage.Source, "ListRoles")).Ok();
    }

    [Fact]
    public async Task A_token_bucket_lets_its_burst_through_and_then_its_rate()
    {
        Set(new FaultRule { Kind = FaultKind.Throttle, Service = "aps", RatePerSecond = 2, Burst = 3 });
        Assert.Equal("200 200 200 429", await StatusesAsync(4));
        _stage.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("200 200 429", await StatusesAsync(3));
        Assert.Equal(200, (await _stage.AmpAsync(Stage.Target, "GET", "/scrapers")).Status);
    }

    [Fact]
    public async Task The_preset_of_assumed_limits_throttles_AMP_after_ten()
    {
        _stage.Simulator.Faults = FaultPlan.AssumedLimits;
        Assert.Equal("200 200 200 200 200 200 200 200 200 200 429", await StatusesAsync(11));
    }

    [Fact]
    public async Task A_connection_cut_before_changes_nothing_and_one_cut_after_changes_all()
    {
        Set(new FaultRule { Kind = FaultKind.CutBefore, Operation = "CreateRole", Times = 1 }, new FaultRule { Kind = FaultKind.CutAfter, Operation = "CreateRole" });
        Assert.True((await CreateAsync()).Response.CutsConnection);
        (await _stage.IamAsync(Stage.Source, "GetRole", ("RoleName", "R"))).Fails(404, "NoSuchEntity");
        Assert.True((await CreateAsync()).Response.CutsConnection);
        (await _stage.IamAsync(Stage.Source, "GetRole", ("RoleName", "R"))).Ok();
        Assert.Equal(["CutBefore", "CutAfter"], _stage.Simulator.Calls.Snapshot().Where(call => call.StatusCode == 0).Select(call => call.Fault));
    }

    [Fact]
    public async Task A_call_that_fails_is_answered_and_the_cut_waits_for_one_that_takes_effect()
    {
        Set(new FaultRule { Kind = FaultKind.CutAfter, Operation = "CreateRole", Times = 1 });
        (await _stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", "R"), ("AssumeRolePolicyDocument", "{}"))).Fails(400, "MalformedPolicyDocument");
        Assert.True((await CreateAsync()).Response.CutsConnection);
        (await CreateAsync()).Fails(409, "EntityAlreadyExists");
    }

    [Fact]
    public async Task A_stale_read_shows_what_was_before_the_last_change()
    {
        await CreateAsync();
        _stage.Clock.Advance(TimeSpan.FromMinutes(1));
        (await _stage.IamAsync(Stage.Source, "TagRole", ("RoleName", "R"), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"))).Ok();
        await _stage.TrustAsync(Stage.Source, "R", Stage.SourceTrust("new"));
        Set(new FaultRule { Kind = FaultKind.StaleRead, Operation = "GetRole", Delay = TimeSpan.FromSeconds(10), Times = 1 });
        Assert.DoesNotContain("new", await TrustAsync(), StringComparison.Ordinal);
        Assert.Contains("new", await TrustAsync(), StringComparison.Ordinal);
        Set(new FaultRule { Kind = FaultKind.StaleRead, Operation = "GetRole", Delay = TimeSpan.FromSeconds(10) });
        _stage.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Contains("new", await TrustAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_answer_comes_late()
    {
        Set(new FaultRule { Kind = FaultKind.Slow, Delay = TimeSpan.FromMilliseconds(200) });
        await CallAsync("sts");
        Assert.InRange(_stage.Simulator.Calls.Snapshot()[0].Duration.TotalMilliseconds, 190, 5000);
    }

    [Fact]
    public async Task A_denied_call_says_AccessDenied_whatever_the_policies_say()
    {
        Set(new FaultRule { Kind = FaultKind.AccessDenied, Operation = "ListRoles" });
        (await _stage.IamAsync(Stage.Source, "ListRoles")).Fails(403, "AccessDenied");
    }

    [Fact]
    public async Task Any_other_error_can_be_asked_for()
    {
        Set(new FaultRule { Kind = FaultKind.Error, ErrorCode = "ConcurrentModification", ErrorStatus = 409, Operation = "CreateRole" });
        (await CreateAsync()).Fails(409, "ConcurrentModification");
    }

    [Fact]
    public async Task Faults_are_set_read_and_cleared_over_HTTP()
    {
        const string Plan = """{"rules":[{"kind":"serverError","service":"iam","times":1}],"scraperFailures":[{"status":"CREATION_FAILED","reason":"no"}]}""";
        Assert.Equal(204, (await ControlAsync("PUT", "faults", Plan)).Status);
        Assert.Equal("no", (await ControlAsync("GET", "faults")).Json.GetProperty("scraperFailures")[0].GetProperty("reason").GetString());
        (await CallAsync("iam")).Fails(500, "ServiceFailure");
        (await CallAsync("iam")).Ok();
        JsonElement calls = (await ControlAsync("GET", "calls?operation=ListRoles")).Json;
        Assert.Equal((2, "ServerError"), (calls.GetProperty("calls").GetArrayLength(), calls.GetProperty("calls")[0].GetProperty("fault").GetString()));
        Assert.Equal(204, (await ControlAsync("DELETE", "faults")).Status);
        Assert.Empty(_stage.Simulator.Faults.Rules);
        Assert.Equal(204, (await ControlAsync("DELETE", "calls")).Status);
        Assert.Equal(0, _stage.Simulator.Calls.Total);
    }

    [Fact]
    public async Task The_chain_is_shown_over_HTTP()
    {
        string arn = await _stage.MakeLinkAsync();
        JsonElement chain = (await ControlAsync("GET", "chain?scraperArn=" + Signer.Encode(arn))).Json;
        Assert.True(chain.GetProperty("metricsFlow").GetBoolean());
        Assert.Equal(7, chain.GetProperty("hops").GetArrayLength());
        Assert.Equal(404, (await ControlAsync("GET", "chain?scraperArn=x")).Status);
    }

    [Fact]
    public async Task The_control_path_tells_every_operation_once()
    {
        JsonElement[] told = [.. (await ControlAsync("GET", "operations")).Json.GetProperty("operations").EnumerateArray()];
        string[] names = [.. told.Select(one => $"{one.GetProperty("service").GetString()}:{one.GetProperty("operation").GetString()}")];
        Assert.Equal(new OperationTable(Services.On(null)).All.Select(operation => $"{operation.Service}:{operation.Name}").Distinct(), names);
        Assert.True(told[Array.IndexOf(names, "iam:CreateRole")].GetProperty("isWrite").GetBoolean());
        Assert.False(told[Array.IndexOf(names, "aps:QueryMetrics")].GetProperty("isWrite").GetBoolean());
    }

    [Fact]
    public async Task A_clock_that_can_be_moved_is_moved_over_HTTP()
    {
        SimulatedClock clock = new(1, _stage.Clock);
        using Stage stage = new(options => options with { ControlPath = true, Clock = clock });
        string arn = await stage.MakeScraperAsync();
        SimulatorRequest request = new("POST", "/_xscrape/clock", [new("X-XScrape-Control", "1")], "{\"advance\":\"00:20:00\"}"u8.ToArray());
        Assert.Equal(204, (await stage.SendAsync(request)).Status);
        Assert.Equal("ACTIVE", await stage.StatusAsync(arn));
        Assert.Equal(400, (await ControlAsync("POST", "clock", "{\"advance\":\"00:20:00\"}")).Status);
    }

    [Theory]
    [InlineData("{\"rules\":[{\"kind\":\"Explode\"}]}", "Explode")]
    [InlineData("{\"rules\":[{}]}", "kind")]
    [InlineData("{\"rule\":[]}", "rule")]
    [InlineData("{\"presets\":[\"x\"]}", "preset")]
    [InlineData("{\"scraperFailures\":[{\"status\":\"ACTIVE\",\"reason\":\"r\"}]}", "CREATION_FAILED")]
    [InlineData("not json", "read")]
    public async Task A_plan_that_cannot_be_read_is_refused_and_the_old_one_stays(string plan, string word)
    {
        Set(new FaultRule { Kind = FaultKind.Slow });
        Answer answer = await ControlAsync("PUT", "faults", plan);
        Assert.Equal(400, answer.Status);
        Assert.Contains(word, answer.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Single(_stage.Simulator.Faults.Rules);
    }

    [Fact]
    public void A_plan_survives_its_own_JSON() =>
        Assert.Equal(FaultPlan.AssumedLimits.ToJson(), FaultPlan.Parse(FaultPlan.AssumedLimits.ToJson()).ToJson());

    [Fact]
    public async Task The_control_path_asks_for_its_header_and_is_off_unless_asked_for()
    {
        Assert.Equal(403, (await _stage.SendAsync(new SimulatorRequest("GET", "/_xscrape/calls", [], []))).Status);
        using Stage off = new();
        (await off.SendAsync(new SimulatorRequest("GET", "/_xscrape/calls", [new("X-XScrape-Control", "1")], []))).Fails(403, "MissingAuthenticationTokenException");
    }

    private void Set(params FaultRule[] rules) => _stage.Simulator.Faults = new FaultPlan { Rules = rules };

    private Task<Answer> CreateAsync() => _stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", "R"), ("AssumeRolePolicyDocument", Stage.SourceTrust("old")));

    private async Task<string> TrustAsync() => (await _stage.IamAsync(Stage.Source, "GetRole", ("RoleName", "R"))).Ok().Value("AssumeRolePolicyDocument")!;

    private Task<Answer> ControlAsync(string method, string path, string body = "") =>
        _stage.SendAsync(new SimulatorRequest(method, "/_xscrape/" + path, [new("X-XScrape-Control", "1")], Encoding.UTF8.GetBytes(body)));

    private async Task<string> StatusesAsync(int count)
    {
        int[] statuses = new int[count];
        for (int i = 0; i < count; i++)
        {
            statuses[i] = (await _stage.AmpAsync(Stage.Source, "GET", "/scrapers")).Status;
        }

        return string.Join(" ", statuses);
    }

    private Task<Answer> CallAsync(string service) => service switch
    {
        "aps" => _stage.AmpAsync(Stage.Source, "GET", "/scrapers"),
        "eks" => _stage.RestAsync(Stage.Source, "eks", "GET", "/clusters/prod-1"),
        "iam" => _stage.IamAsync(Stage.Source, "ListRoles"),
        "sts" => _stage.FormAsync(Stage.Source, "sts", "GetCallerIdentity"),
        _ => _stage.FormAsync(Stage.Source, "ec2", "DescribeSubnets"),
    };
}
