using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Policies;

/// <summary>The keys that common Deny statements ask for: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html.</summary>
public sealed class RequestKeyTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Theory]
    [InlineData("""{"Bool":{"aws:ViaAWSService":"false"}}""", true)]
    [InlineData("""{"Bool":{"aws:ViaAWSService":"true"}}""", false)]
    [InlineData("""{"StringEquals":{"aws:ResourceAccount":"111122223333"}}""", true)]
    [InlineData("""{"StringNotEquals":{"aws:ResourceAccount":"${aws:PrincipalAccount}"}}""", false)]
    [InlineData("""{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}""", true)]
    [InlineData("""{"Bool":{"aws:MultiFactorAuthPresent":"false"}}""", false)]
    [InlineData("""{"Null":{"aws:TokenIssueTime":"true"}}""", true)]
    [InlineData("""{"DateGreaterThan":{"aws:TokenIssueTime":"2026-01-01T00:00:00Z"}}""", false)]
    public async Task A_users_own_key_is_denied_where_the_condition_holds(string condition, bool denied)
    {
        await DenyAsync(condition);
        Assert.Equal(denied ? 403 : 200, (await _stage.IamAsync("user", "ListRoles")).Status);
    }

    [Theory]
    [InlineData("""{"Bool":{"aws:MultiFactorAuthPresent":"false"}}""", true)]
    [InlineData("""{"DateLessThan":{"aws:TokenIssueTime":"2026-11-22T12:00:01Z"}}""", true)]
    [InlineData("""{"DateLessThan":{"aws:TokenIssueTime":"2026-11-22T11:59:59Z"}}""", false)]
    public async Task A_sessions_key_too(string condition, bool denied)
    {
        await DenyAsync(condition);
        Answer session = (await _stage.FormAsync("user", "sts", "GetSessionToken")).Ok();
        _stage.Keys["session"] = new Signer(session.Value("AccessKeyId")!, session.Value("SecretAccessKey")!, session.Value("SessionToken"));
        Assert.Equal(denied ? 403 : 200, (await _stage.AmpAsync("session", "GET", "/scrapers")).Status);
        (await _stage.IamAsync("session", "ListRoles")).Fails(403, "InvalidClientTokenId"); // IAM takes no such session without a second factor
        (await _stage.FormAsync("session", "sts", "GetSessionToken")).Fails(403, "AccessDenied");
    }

    private async Task DenyAsync(string condition)
    {
        (await _stage.IamAsync(Stage.Source, "CreateUser", ("UserName", "u"))).Ok();
        string policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"*","Resource":"*","Condition":CONDITION}]}""".Replace("CONDITION", condition, StringComparison.Ordinal);
        (await _stage.IamAsync(Stage.Source, "PutUserPolicy", ("UserName", "u"), ("PolicyName", "p"), ("PolicyDocument", policy))).Ok();
        Answer key = (await _stage.IamAsync(Stage.Source, "CreateAccessKey", ("UserName", "u"))).Ok();
        _stage.Keys["user"] = new Signer(key.Value("AccessKeyId")!, key.Value("SecretAccessKey")!);
    }
}
