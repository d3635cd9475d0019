using System.Net.Sockets;
using XScrape.Aws.Tests.Support;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Calls;
using XScrape.Failures;

namespace XScrape.Aws.Tests;

public sealed class FailureTests
{
    private const string Dev = "arn:aws:sts::111122223333:assumed-role/Dev/me";

    [Theory]
    [InlineData("AccessDenied", 403, FailureId.AccessDenied)]
    [InlineData("EntityAlreadyExists", 409, FailureId.AlreadyExists)]
    [InlineData("LimitExceeded", 409, FailureId.QuotaExceeded)]
    [InlineData("DeleteConflict", 409, FailureId.Conflict)]
    [InlineData("ConcurrentModification", 409, FailureId.Conflict)]
    [InlineData("MalformedPolicyDocument", 400, FailureId.MalformedPolicy)]
    [InlineData("InvalidInput", 400, FailureId.InvalidRequest)]
    [InlineData("UnmodifiableEntity", 400, FailureId.InvalidRequest)]
    [InlineData("PolicyNotAttachable", 400, FailureId.InvalidRequest)]
    [InlineData("ServiceFailure", 500, FailureId.ServiceError)]
    [InlineData("Throttling", 400, FailureId.Throttled)]
    [InlineData("InvalidClientTokenId", 403, FailureId.InvalidCredentials)]
    [InlineData("SignatureDoesNotMatch", 403, FailureId.InvalidCredentials)]
    [InlineData("ExpiredToken", 403, FailureId.ExpiredCredentials)]
    [InlineData("RequestExpired", 400, FailureId.ExpiredCredentials)]
    [InlineData("NoSuchEntity", 404, FailureId.NotFound)]
    [InlineData("SomethingNew", 400, FailureId.InvalidRequest)]
    [InlineData("SomethingNew", 403, FailureId.AccessDenied)]
    [InlineData("SomethingNew", 409, FailureId.Conflict)]
    [InlineData("SomethingNew", 503, FailureId.ServiceError)]
    public async Task An_error_of_IAM_has_its_id_and_keeps_what_AWS_said(string code, int status, FailureId id)
    {
        using Bench bench = new();
        bench.Net.Otherwise = _ => StubHandler.Response(WireSamples.IamError(code, "What AWS says"), status);

        XScrapeException fault = await Fails(() => bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop));

        Assert.Equal((id, "iam", "DeleteRole", code, "req-9", status), (fault.Id, fault.Service, fault.Operation, fault.AwsCode, fault.RequestId, fault.StatusCode));
        Assert.Contains("What AWS says", fault.Message, StringComparison.Ordinal);
        Assert.Null(fault.InnerException);
        CloudCall call = bench.Log.Only;
        Assert.Equal((status, code, "req-9"), (call.StatusCode, call.ErrorCode, call.RequestId));
    }

    [Theory]
    [InlineData("ValidationException", 400, FailureId.InvalidRequest)]
    [InlineData("ServiceQuotaExceededException", 402, FailureId.QuotaExceeded)]
    [InlineData("AccessDeniedException", 403, FailureId.AccessDenied)]
    [InlineData("ResourceNotFoundException", 404, FailureId.NotFound)]
    [InlineData("ConflictException", 409, FailureId.Conflict)]
    [InlineData("ThrottlingException", 429, FailureId.Throttled)]
    [InlineData("InternalServerException", 500, FailureId.ServiceError)]
    [InlineData("UnrecognizedClientException", 403, FailureId.InvalidCredentials)]
    [InlineData("InvalidSignatureException", 403, FailureId.InvalidCredentials)]
    [InlineData("ExpiredTokenException", 403, FailureId.ExpiredCredentials)]
    public async Task An_error_of_AMP_has_its_id_wherever_its_type_stands(string code, int status, FailureId id)
    {
        (string Body, (string, string)[] Headers)[] forms =
        [
            ("""{"message":"Said"}""", [("x-amzn-ErrorType", code)]),
            ("""{"message":"Said"}""", [("x-amzn-ErrorType", code + ":http://internal.amazon.com/coral/com.amazonaws/")]),
            ($$"""{"__type":"com.amazonaws.amp#{{code}}","Message":"Said"}""", []),
            ($$"""{"code":"{{code}}","message":"Said"}""", []),
        ];
        foreach ((string body, (string, string)[] headers) in forms)
        {
            using Bench bench = new() { Site = OwnSite.Next() };
            bench.Net.Otherwise = _ => StubHandler.Response(body, status, [.. headers, ("x-amzn-RequestId", "req-7")]);

            XScrapeException fault = await Fails(() => bench.Account.Amp.ListScrapersAsync(new ScraperFilter(), Bench.Stop));

            Assert.Equal((id, "amp", "ListScrapers", code, "req-7", status), (fault.Id, fault.Service, fault.Operation, fault.AwsCode, fault.RequestId, fault.StatusCode));
            Assert.Contains("Said", fault.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ClientException", 400, FailureId.InvalidRequest)]
    [InlineData("InvalidParameterException", 400, FailureId.InvalidRequest)]
    [InlineData("ServerException", 500, FailureId.ServiceError)]
    [InlineData("ServiceUnavailableException", 503, FailureId.ServiceError)]
    public async Task An_error_of_EKS_has_its_id(string code, int status, FailureId id)
    {
        using Bench bench = new();
        bench.Net.Otherwise = _ => StubHandler.Response("""{"message":"Said"}""", status, ("x-amzn-ErrorType", code));

        Assert.Equal(id, (await Fails(() => bench.Account.Eks.DescribeClusterAsync("c", Bench.Stop))).Id);
    }

    [Fact]
    public async Task A_principal_that_IAM_does_not_know_yet_is_told_from_a_malformed_policy()
    {
        using Bench bench = new();
        bench.Net.Answer(WireSamples.IamError("MalformedPolicyDocument", "Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:role/S\""), 400);

        XScrapeException fault = await Fails(() => bench.Account.Iam.CreateRoleAsync(WireSamples.NewRole, Bench.Stop));

        Assert.Equal(FailureId.InvalidPrincipal, fault.Id);
        Assert.Contains("arn:aws:iam::111122223333:role/S", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fields_that_AMP_refuses_are_in_the_message()
    {
        using Bench bench = new();
        bench.Net.Answer(
            """{"message":"Input validation failed","reason":"FIELD_VALIDATION_FAILED","fieldList":[{"name":"alias","message":"too long"},{"name":"source.eksConfiguration","message":"is missing"}]}""",
            400,
            ("x-amzn-ErrorType", "ValidationException"));

        XScrapeException fault = await Fails(() => bench.Account.Amp.CreateScraperAsync(WireSamples.NewScraper, Bench.Stop));

        Assert.Equal("aps:CreateScraper: Input validation failed (alias: too long; source.eksConfiguration: is missing)", fault.Message);
    }

    [Theory]
    [InlineData("User: " + Dev + " is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/S", Dev, "iam:PassRole", "111122223333")]
    [InlineData("Forbidden", "access key AKIDEXAMPLE", "aps:CreateScraper", null)]
    public async Task Access_denied_names_the_action_the_identity_and_the_account(string said, string who, string action, string? account)
    {
        using Bench bench = new();
        bench.Net.Answer($$"""{"message":"{{said}}"}""", 403, ("x-amzn-ErrorType", "AccessDeniedException"));

        XScrapeException fault = await Fails(() => bench.Account.Amp.CreateScraperAsync(WireSamples.NewScraper, Bench.Stop));

        Assert.Equal(FailureId.AccessDenied, fault.Id);
        Assert.Contains(who, fault.Message, StringComparison.Ordinal);
        Assert.Contains("access key AKIDEXAMPLE", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"may not do {action}", fault.Message, StringComparison.Ordinal);
        Assert.Equal(account is not null, fault.Message.Contains($"in account {account}", StringComparison.Ordinal));
        Assert.EndsWith("AWS: " + said, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_the_caller_is_known_every_refusal_names_it()
    {
        using Bench bench = new();
        bench.Net.Answer($"<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult><Arn>{Dev}</Arn><UserId>A:me</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>")
            .Answer("""{"message":"no"}""", 403, ("x-amzn-ErrorType", "AccessDeniedException"));
        await bench.Account.GetCallerIdentityAsync(Bench.Stop);

        XScrapeException fault = await Fails(() => bench.Account.Eks.DescribeClusterAsync("c", Bench.Stop));

        Assert.Equal($"{Dev} (access key AKIDEXAMPLE) may not do eks:DescribeCluster in account 111122223333. AWS: no", fault.Message);
    }

    [Fact]
    public async Task A_clock_that_is_wrong_is_said_to_be_wrong()
    {
        using Bench bench = new();
        bench.Net.Otherwise = _ => StubHandler.Response(WireSamples.IamError("SignatureDoesNotMatch", "Signature expired: 20261122T120000Z is now earlier than …"), 403);

        Assert.Contains("clock", (await Fails(() => bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop))).Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_nobody_can_reach_is_unreachable_after_two_retries()
    {
        using Bench bench = new();
        bench.Net.Otherwise = _ => throw new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused));

        XScrapeException fault = await Fails(() => bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop));

        Assert.Equal((FailureId.Unreachable, "iam", "DeleteRole", null), (fault.Id, fault.Service, fault.Operation, fault.StatusCode));
        Assert.Equal(3, bench.Net.Requests.Count);
        Assert.Equal(("Unreachable", 3), (bench.Log.Only.ErrorCode, bench.Log.Only.Attempts));
    }

    [Fact]
    public async Task No_answer_in_time_is_unreachable()
    {
        using Bench bench = new();
        bench.Net.Otherwise = _ => throw new TaskCanceledException("timeout", new TimeoutException());

        XScrapeException fault = await Fails(() => bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop));

        Assert.Equal(FailureId.Unreachable, fault.Id);
        Assert.Contains("no answer in time", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_without_a_code_still_tells_what_AWS_said()
    {
        using Bench bench = new();
        bench.Net.Answer($$"""{"Message":"User: {{Dev}} is not authorized to perform: aps:ListScrapers on resource: *"}""", 403);

        XScrapeException fault = await Fails(() => bench.Account.Amp.ListScrapersAsync(new ScraperFilter(), Bench.Stop));

        Assert.Equal(FailureId.AccessDenied, fault.Id);
        Assert.Contains($"{Dev} (access key AKIDEXAMPLE) may not do aps:ListScrapers in account 111122223333", fault.Message, StringComparison.Ordinal);
    }

    private static Task<XScrapeException> Fails(Func<Task> act) => Assert.ThrowsAsync<XScrapeException>(act);
}
