using System.Text;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Http;

public sealed class DispatchTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task An_unknown_action_is_refused_with_the_list_of_known_ones()
    {
        Answer answer = await _stage.IamAsync(Stage.Source, "CreateGroup");
        answer.Fails(400, "InvalidAction");
        Assert.Contains("CreateRole", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_path_is_refused_in_JSON() =>
        (await _stage.AmpAsync(Stage.Source, "PATCH", "/scrapers")).Fails(404, "UnknownOperationException");

    [Fact]
    public async Task An_unknown_service_is_refused() =>
        (await _stage.RestAsync(Stage.Source, "s3", "GET", "/")).Fails(404, "UnknownOperationException");

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    public async Task A_body_that_is_no_JSON_object_cannot_be_parsed(string body)
    {
        SimulatorRequest request = _stage.Keys[Stage.Source].Sign("aps", "us-west-2", _stage.Clock.GetUtcNow(), "POST", "/scrapers", "", Encoding.UTF8.GetBytes(body));
        Answer answer = await _stage.SendAsync(request);
        answer.Fails(400, "ValidationException");
        Assert.Equal("CANNOT_PARSE", answer.Json.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused()
    {
        byte[] body = new byte[(1024 * 1024) + 1];
        SimulatorRequest request = _stage.Keys[Stage.Source].Sign("aps", "us-west-2", _stage.Clock.GetUtcNow(), "POST", "/scrapers", "", body);
        (await _stage.SendAsync(request)).Fails(413, "RequestEntityTooLarge");
    }

    [Fact]
    public async Task Every_answer_carries_a_request_id_of_its_own()
    {
        Answer first = await _stage.AmpAsync(Stage.Source, "GET", "/scrapers");
        Answer second = await _stage.AmpAsync(Stage.Source, "GET", "/scrapers/none");
        Assert.NotNull(first.Header("x-amzn-RequestId"));
        Assert.NotEqual(first.Header("x-amzn-RequestId"), second.Header("x-amzn-RequestId"));
    }

    [Fact]
    public async Task The_call_log_says_who_did_what_with_which_outcome()
    {
        await _stage.IamAsync(Stage.Target, "GetRole", ("RoleName", "none"));
        CallRecord record = Assert.Single(_stage.Simulator.Calls.Snapshot());
        Assert.Equal(("444455556666", "arn:aws:iam::444455556666:user/Admin", "iam", "GetRole", false, 404, "NoSuchEntity"), (record.AccountId, record.PrincipalArn, record.Service, record.Operation, record.IsWrite, record.StatusCode, record.ErrorCode));
        Assert.Equal((1, 0, 1), (_stage.Simulator.Calls.Total, _stage.Simulator.Calls.Writes, _stage.Simulator.Calls.Errors));
        _stage.Simulator.Calls.Clear();
        Assert.Empty(_stage.Simulator.Calls.Snapshot());
    }

    [Fact]
    public async Task A_query_operation_can_come_as_GET()
    {
        SimulatorRequest request = _stage.Keys[Stage.Source].Sign("sts", "us-west-2", _stage.Clock.GetUtcNow(), "GET", "/", "Action=GetCallerIdentity&Version=2011-06-15", []);
        Assert.Equal(Stage.Source, (await _stage.SendAsync(request)).Ok().Value("Account"));
    }
}
