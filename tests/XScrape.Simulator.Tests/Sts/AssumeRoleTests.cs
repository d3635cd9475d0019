using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Sts;

/// <summary>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html.</summary>
public sealed class AssumeRoleTests : IDisposable
{
    private const string Everyone = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}""";

    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task A_role_of_another_account_is_assumed_when_both_sides_allow()
    {
        await MakeAsync(Everyone);
        Answer answer = (await AssumeAsync(Stage.Source)).Ok();
        Assert.Equal("arn:aws:sts::444455556666:assumed-role/Deploy/me", answer.Xml.Descendants().First(one => one.Name.LocalName == "AssumedRoleUser").Elements().Last().Value);
        Use(answer);
        Answer identity = (await _stage.FormAsync("session", "sts", "GetCallerIdentity")).Ok();
        Assert.Equal("arn:aws:sts::444455556666:assumed-role/Deploy/me", identity.Value("Arn"));
        Assert.Matches("^AROA[A-Z2-7]{17}:me$", identity.Value("UserId"));
    }

    [Fact]
    public async Task A_session_has_the_permissions_of_its_role_and_no_others()
    {
        await MakeAsync(Everyone);
        Use((await AssumeAsync(Stage.Source)).Ok());
        (await _stage.IamAsync("session", "ListRoles")).Fails(403, "AccessDenied");
        await _stage.IamAsync(Stage.Target, "PutRolePolicy", ("RoleName", "Deploy"), ("PolicyName", "p"), ("PolicyDocument", Stage.Allow("iam:ListRoles", "*")));
        (await _stage.IamAsync("session", "ListRoles")).Ok();
        Answer denied = await _stage.IamAsync("session", "GetRole", ("RoleName", "Deploy"));
        denied.Fails(403, "AccessDenied");
        Assert.Equal("User: arn:aws:sts::444455556666:assumed-role/Deploy/me is not authorized to perform: iam:GetRole on resource: arn:aws:iam::444455556666:role/Deploy because no identity-based policy allows the iam:GetRole action", denied.Message);
    }

    [Fact]
    public async Task A_session_needs_its_token_and_ends()
    {
        await MakeAsync(Everyone);
        Answer answer = (await AssumeAsync(Stage.Source, ("DurationSeconds", "900"))).Ok();
        Use(answer);
        _stage.Keys["without"] = new Signer(answer.Value("AccessKeyId")!, answer.Value("SecretAccessKey")!);
        (await _stage.FormAsync("without", "sts", "GetCallerIdentity")).Fails(403, "InvalidClientTokenId");
        (await _stage.AmpAsync("without", "GET", "/scrapers")).Fails(403, "UnrecognizedClientException");
        _stage.Clock.Advance(TimeSpan.FromSeconds(899));
        (await _stage.FormAsync("session", "sts", "GetCallerIdentity")).Ok();
        _stage.Clock.Advance(TimeSpan.FromSeconds(1));
        (await _stage.FormAsync("session", "sts", "GetCallerIdentity")).Fails(403, "ExpiredToken");
        (await _stage.AmpAsync("session", "GET", "/scrapers")).Fails(403, "ExpiredTokenException");
    }

    [Fact]
    public async Task A_missing_role_and_a_refused_one_get_the_same_answer()
    {
        await MakeAsync(Everyone.Replace("111122223333", "444455556666", StringComparison.Ordinal));
        Answer refused = await AssumeAsync(Stage.Source);
        Answer missing = await _stage.FormAsync(Stage.Source, "sts", "AssumeRole", ("RoleArn", "arn:aws:iam::444455556666:role/None"), ("RoleSessionName", "me"));
        refused.Fails(403, "AccessDenied");
        missing.Fails(403, "AccessDenied");
        Assert.Equal(refused.Message.Replace("Deploy", "None", StringComparison.Ordinal), missing.Message);
    }

    [Fact]
    public async Task An_external_id_that_is_asked_for_must_be_given()
    {
        await MakeAsync(Everyone.Replace("\"Action\"", "\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"secret\"}},\"Action\"", StringComparison.Ordinal));
        (await AssumeAsync(Stage.Source)).Fails(403, "AccessDenied");
        (await AssumeAsync(Stage.Source, ("ExternalId", "wrong"))).Fails(403, "AccessDenied");
        (await AssumeAsync(Stage.Source, ("ExternalId", "secret"))).Ok();
        (await AssumeAsync(Stage.Source, ("ExternalId", "has space"))).Fails(400, "ValidationError");
    }

    [Fact]
    public async Task Across_accounts_the_callers_own_policy_must_allow_too()
    {
        using Stage stage = new(options => options with { Accounts = [DefaultAccounts.In("us-west-2")[0] with { Principals = [new PrincipalSeed { UserName = "Poor", AccessKeyId = "AKIAPOOR", SecretAccessKey = "s" }] }, DefaultAccounts.In("us-west-2")[1]] });
        stage.Keys["poor"] = new Signer("AKIAPOOR", "s");
        string trust = Everyone.Replace("\"111122223333\"", "\"arn:aws:iam::111122223333:user/Poor\"", StringComparison.Ordinal);
        (await stage.IamAsync(Stage.Target, "CreateRole", ("RoleName", "Deploy"), ("AssumeRolePolicyDocument", trust))).Ok();
        (await stage.FormAsync("poor", "sts", "AssumeRole", ("RoleArn", "arn:aws:iam::444455556666:role/Deploy"), ("RoleSessionName", "me"))).Fails(403, "AccessDenied");
        (await stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", "Near"), ("AssumeRolePolicyDocument", trust))).Ok();
        (await stage.FormAsync("poor", "sts", "AssumeRole", ("RoleArn", "arn:aws:iam::111122223333:role/Near"), ("RoleSessionName", "me"))).Ok();
    }

    [Theory]
    [InlineData("899")]
    [InlineData("3601")]
    [InlineData("x")]
    public async Task A_duration_outside_the_roles_limits_is_refused(string seconds)
    {
        await MakeAsync(Everyone);
        (await AssumeAsync(Stage.Source, ("DurationSeconds", seconds))).Fails(400, "ValidationError");
    }

    [Fact]
    public async Task Role_chaining_is_limited_to_one_hour()
    {
        await MakeAsync(Everyone);
        (await _stage.IamAsync(Stage.Target, "UpdateRole", ("RoleName", "Deploy"), ("MaxSessionDuration", "7200"))).Ok();
        (await AssumeAsync(Stage.Source, ("DurationSeconds", "7200"))).Ok();
        await _stage.IamAsync(Stage.Target, "PutRolePolicy", ("RoleName", "Deploy"), ("PolicyName", "p"), ("PolicyDocument", Stage.Allow("sts:AssumeRole", "*")));
        await _stage.TrustAsync(Stage.Target, "Deploy", Everyone.Replace("\"111122223333\"", "[\"111122223333\",\"444455556666\"]", StringComparison.Ordinal));
        Use((await AssumeAsync(Stage.Source)).Ok());
        (await AssumeAsync("session", ("DurationSeconds", "7200"))).Fails(400, "ValidationError");
        (await AssumeAsync("session", ("DurationSeconds", "3600"))).Ok();
    }

    [Fact]
    public async Task A_session_policy_only_narrows()
    {
        await MakeAsync(Everyone);
        await _stage.IamAsync(Stage.Target, "PutRolePolicy", ("RoleName", "Deploy"), ("PolicyName", "p"), ("PolicyDocument", Stage.Allow("iam:List*", "*")));
        Use((await AssumeAsync(Stage.Source, ("Policy", Stage.Allow("iam:ListRoles", "*")))).Ok());
        (await _stage.IamAsync("session", "ListRoles")).Ok();
        Answer denied = await _stage.IamAsync("session", "ListRolePolicies", ("RoleName", "Deploy"));
        denied.Fails(403, "AccessDenied");
        Assert.EndsWith("because no session policy allows the iam:ListRolePolicies action", denied.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_of_a_deleted_role_end_with_it()
    {
        await MakeAsync(Everyone);
        Use((await AssumeAsync(Stage.Source)).Ok());
        (await _stage.IamAsync(Stage.Target, "DeleteRole", ("RoleName", "Deploy"))).Ok();
        (await _stage.FormAsync("session", "sts", "GetCallerIdentity")).Fails(403, "InvalidClientTokenId");
    }

    private async Task MakeAsync(string trust) => (await _stage.IamAsync(Stage.Target, "CreateRole", ("RoleName", "Deploy"), ("AssumeRolePolicyDocument", trust))).Ok();

    private Task<Answer> AssumeAsync(string who, params (string Name, string Value)[] more) =>
        _stage.FormAsync(who, "sts", "AssumeRole", [("RoleArn", "arn:aws:iam::444455556666:role/Deploy"), ("RoleSessionName", "me"), .. more]);

    private void Use(Answer answer) => _stage.Keys["session"] = new Signer(answer.Value("AccessKeyId")!, answer.Value("SecretAccessKey")!, answer.Value("SessionToken"));
}
