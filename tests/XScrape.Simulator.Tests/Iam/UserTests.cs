using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Iam;

/// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html.</summary>
public sealed class UserTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task A_user_with_a_key_may_what_its_policies_allow_within_its_boundary()
    {
        await MakeAsync();
        (await _stage.IamAsync("user", "ListRoles")).Fails(403, "AccessDenied");
        (await _stage.IamAsync(Stage.Source, "AttachUserPolicy", ("UserName", "u"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"))).Ok();
        (await _stage.IamAsync("user", "ListRoles")).Ok();
        Assert.Equal("u", (await _stage.IamAsync("user", "GetUser")).Ok().Value("UserName"));
        (await _stage.IamAsync(Stage.Source, "PutUserPermissionsBoundary", ("UserName", "u"), ("PermissionsBoundary", Stage.RemoteWrite))).Ok();
        (await _stage.IamAsync("user", "ListRoles")).Fails(403, "AccessDenied");
    }

    [Fact]
    public async Task A_key_is_switched_off_and_removed_and_there_are_two_at_most()
    {
        string id = await MakeAsync();
        (await _stage.IamAsync(Stage.Source, "UpdateAccessKey", ("UserName", "u"), ("AccessKeyId", id), ("Status", "Inactive"))).Ok();
        (await _stage.FormAsync("user", "sts", "GetCallerIdentity")).Fails(403, "InvalidClientTokenId");
        (await _stage.IamAsync(Stage.Source, "CreateAccessKey", ("UserName", "u"))).Ok();
        (await _stage.IamAsync(Stage.Source, "CreateAccessKey", ("UserName", "u"))).Fails(409, "LimitExceeded");
        (await _stage.IamAsync(Stage.Source, "DeleteAccessKey", ("UserName", "u"), ("AccessKeyId", id))).Ok();
        Assert.Single((await _stage.IamAsync(Stage.Source, "ListAccessKeys", ("UserName", "u"))).Ok().Values("AccessKeyId"));
    }

    [Fact]
    public async Task What_a_user_has_must_go_first()
    {
        string id = await MakeAsync();
        (await _stage.IamAsync(Stage.Source, "DeleteUser", ("UserName", "u"))).Fails(409, "DeleteConflict");
        (await _stage.IamAsync(Stage.Source, "DeleteAccessKey", ("UserName", "u"), ("AccessKeyId", id))).Ok();
        (await _stage.IamAsync(Stage.Source, "DeleteUser", ("UserName", "U"))).Ok();
        (await _stage.IamAsync(Stage.Source, "GetUser", ("UserName", "u"))).Fails(404, "NoSuchEntity");
    }

    [Fact]
    public async Task The_simulation_knows_users()
    {
        await MakeAsync();
        (await _stage.IamAsync(Stage.Source, "PutUserPolicy", ("UserName", "u"), ("PolicyName", "p"), ("PolicyDocument", Stage.Allow("iam:GetRole", "*")))).Ok();
        Answer answer = (await _stage.IamAsync(Stage.Source, "SimulatePrincipalPolicy", ("PolicySourceArn", "arn:aws:iam::111122223333:user/u"), ("ActionNames.member.1", "iam:GetRole"), ("ActionNames.member.2", "iam:DeleteRole"))).Ok();
        Assert.Equal(["allowed", "implicitDeny"], answer.Values("EvalDecision"));
    }

    [Fact]
    public async Task Everything_comes_at_once_in_pages()
    {
        await _stage.MakeLinkAsync();
        await MakeAsync();
        Answer roles = (await _stage.IamAsync(Stage.Target, "GetAccountAuthorizationDetails", ("Filter.member.1", "Role"))).Ok();
        Assert.Equal("Target", Assert.Single(roles.Values("RoleName")));
        Assert.Equal(Stage.RemoteWrite, roles.Value("PolicyArn"));
        Answer first = (await _stage.IamAsync(Stage.Source, "GetAccountAuthorizationDetails", ("MaxItems", "2"))).Ok();
        Assert.Equal("true", first.Value("IsTruncated"));
        Assert.Equal(["Admin", "u"], first.Values("UserName"));
        Answer rest = (await _stage.IamAsync(Stage.Source, "GetAccountAuthorizationDetails", ("Marker", first.Value("Marker")!))).Ok();
        Assert.Contains("Source", rest.Values("RoleName"));
        Assert.Equal("false", rest.Value("IsTruncated"));
    }

    private async Task<string> MakeAsync()
    {
        (await _stage.IamAsync(Stage.Source, "CreateUser", ("UserName", "u"))).Ok();
        Answer key = (await _stage.IamAsync(Stage.Source, "CreateAccessKey", ("UserName", "u"))).Ok();
        _stage.Keys["user"] = new Signer(key.Value("AccessKeyId")!, key.Value("SecretAccessKey")!);
        return key.Value("AccessKeyId")!;
    }
}
