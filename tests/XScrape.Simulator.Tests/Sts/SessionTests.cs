using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Sts;

/// <summary>What AssumeRole can be given besides: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html.</summary>
public sealed class SessionTests : IDisposable
{
    private const string Usual = "sts:AssumeRole";

    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task Policies_by_ARN_limit_the_session()
    {
        await MakeAsync(Usual);
        (await AssumeAsync(("PolicyArns.member.1.arn", Stage.RemoteWrite))).Ok();
        (await _stage.IamAsync("session", "ListRoles")).Fails(403, "AccessDenied");
        (await AssumeAsync(("PolicyArns.member.1.arn", Stage.RemoteWrite), ("Policy", Stage.Allow("iam:ListRoles", "*")))).Ok();
        (await _stage.IamAsync("session", "ListRoles")).Ok();
        (await AssumeAsync(("PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/NoSuchPolicy"))).Fails(400, "MalformedPolicyDocument");
    }

    [Fact]
    public async Task Tags_need_their_own_permission_and_become_the_principals()
    {
        await MakeAsync(Usual);
        (await AssumeAsync(("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "o11y"))).Fails(403, "AccessDenied");
        await MakeAsync(Usual, "sts:TagSession");
        string tagged = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:ListRoles","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"o11y"}}}]}""";
        (await _stage.IamAsync(Stage.Target, "PutRolePolicy", ("RoleName", "Deploy"), ("PolicyName", "p"), ("PolicyDocument", tagged))).Ok();
        (await AssumeAsync(("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "other"))).Ok();
        (await _stage.IamAsync("session", "ListRoles")).Fails(403, "AccessDenied");
        (await AssumeAsync(("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "o11y"))).Ok();
        (await _stage.IamAsync("session", "ListRoles")).Ok();
    }

    [Fact]
    public async Task A_source_identity_needs_its_own_permission()
    {
        await MakeAsync(Usual);
        (await AssumeAsync(("SourceIdentity", "alice"))).Fails(403, "AccessDenied");
        await MakeAsync(Usual, "sts:SetSourceIdentity");
        (await AssumeAsync(("SourceIdentity", "alice"))).Ok();
        (await AssumeAsync(("SourceIdentity", "a\n"))).Fails(400, "ValidationError");
    }

    [Theory]
    [InlineData("SerialNumber", "arn:aws:iam::111122223333:mfa/phone", 403)]
    [InlineData("Policy", "LONG", 400)]
    [InlineData("Policy", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"arn:aws:aps:*"}]}""", 400)]
    [InlineData("RoleSessionName", "me\n", 400)]
    [InlineData("ExternalId", "x\n", 400)]
    public async Task What_cannot_be_is_refused(string name, string value, int status)
    {
        await MakeAsync(Usual);
        string sent = value == "LONG" ? Stage.Allow("iam:ListRoles", "*") + new string(' ', 2048) : value;
        Assert.Equal(status, (await AssumeAsync((name, sent))).Status);
    }

    private async Task MakeAsync(params string[] actions)
    {
        string trust = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":["{{string.Join("\",\"", actions)}}"]}]}""";
        if ((await _stage.IamAsync(Stage.Target, "CreateRole", ("RoleName", "Deploy"), ("AssumeRolePolicyDocument", trust))).Status == 200)
        {
            (await _stage.IamAsync(Stage.Target, "PutRolePolicy", ("RoleName", "Deploy"), ("PolicyName", "p"), ("PolicyDocument", Stage.Allow("iam:ListRoles", "*")))).Ok();
        }

        await _stage.TrustAsync(Stage.Target, "Deploy", trust);
    }

    private async Task<Answer> AssumeAsync(params (string Name, string Value)[] more)
    {
        Answer answer = await _stage.FormAsync(Stage.Source, "sts", "AssumeRole", [("RoleArn", "arn:aws:iam::444455556666:role/Deploy"), ("RoleSessionName", "me"), .. more]);
        if (answer.Status == 200)
        {
            _stage.Keys["session"] = new Signer(answer.Value("AccessKeyId")!, answer.Value("SecretAccessKey")!, answer.Value("SessionToken"));
        }

        return answer;
    }
}
