using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Iam;

/// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html.</summary>
public sealed class ManagedPolicyTests : IDisposable
{
    private const string Arn = "arn:aws:iam::111122223333:policy/teams/p";

    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task Whoever_has_it_gets_what_its_default_version_says()
    {
        await MakeAsync();
        (await _stage.IamAsync("user", "ListRoles")).Ok();
        Answer second = (await IamAsync("CreatePolicyVersion", ("PolicyArn", Arn), ("PolicyDocument", Stage.Allow("iam:GetRole", "*")))).Ok();
        Assert.Equal(("v2", "false"), (second.Value("VersionId"), second.Value("IsDefaultVersion")));
        (await _stage.IamAsync("user", "ListRoles")).Ok();
        (await IamAsync("SetDefaultPolicyVersion", ("PolicyArn", Arn), ("VersionId", "v2"))).Ok();
        (await _stage.IamAsync("user", "ListRoles")).Fails(403, "AccessDenied");
        (await IamAsync("DeletePolicyVersion", ("PolicyArn", Arn), ("VersionId", "v2"))).Fails(409, "DeleteConflict");
        Assert.Equal(["v2", "v1"], (await IamAsync("ListPolicyVersions", ("PolicyArn", Arn))).Ok().Values("VersionId"));
    }

    [Fact]
    public async Task Five_versions_are_all_and_numbers_are_not_used_again()
    {
        await MakeAsync();
        for (int i = 0; i < 4; i++)
        {
            (await IamAsync("CreatePolicyVersion", ("PolicyArn", Arn), ("PolicyDocument", Stage.Allow("iam:GetRole", "*")))).Ok();
        }

        (await IamAsync("CreatePolicyVersion", ("PolicyArn", Arn), ("PolicyDocument", Stage.Allow("iam:GetRole", "*")))).Fails(409, "LimitExceeded");
        (await IamAsync("DeletePolicyVersion", ("PolicyArn", Arn), ("VersionId", "v5"))).Ok();
        Assert.Equal("v6", (await IamAsync("CreatePolicyVersion", ("PolicyArn", Arn), ("PolicyDocument", Stage.Allow("iam:GetRole", "*")))).Ok().Value("VersionId"));
    }

    [Fact]
    public async Task It_goes_when_nobody_has_it_and_no_other_version_is_there()
    {
        await MakeAsync();
        (await IamAsync("DeletePolicy", ("PolicyArn", Arn))).Fails(409, "DeleteConflict");
        Assert.Equal("u", (await IamAsync("ListEntitiesForPolicy", ("PolicyArn", Arn))).Ok().Value("UserName"));
        (await IamAsync("DetachUserPolicy", ("UserName", "u"), ("PolicyArn", Arn))).Ok();
        (await IamAsync("DeletePolicy", ("PolicyArn", Arn))).Ok();
        (await IamAsync("GetPolicy", ("PolicyArn", Arn))).Fails(404, "NoSuchEntity");
    }

    [Fact]
    public async Task Lists_choose_by_scope_and_names_are_unique()
    {
        await MakeAsync();
        Assert.Equal(["p"], (await IamAsync("ListPolicies", ("Scope", "Local"))).Ok().Values("PolicyName"));
        Assert.Contains("AmazonPrometheusFullAccess", (await IamAsync("ListPolicies", ("Scope", "AWS"))).Ok().Values("PolicyName"));
        (await IamAsync("CreatePolicy", ("PolicyName", "P"), ("PolicyDocument", Stage.Allow("iam:GetRole", "*")))).Fails(409, "EntityAlreadyExists");
        (await IamAsync("CreatePolicyVersion", ("PolicyArn", Stage.RemoteWrite), ("PolicyDocument", Stage.Allow("iam:GetRole", "*")))).Fails(403, "AccessDenied");
    }

    [Fact]
    public async Task A_role_without_cluster_rights_is_not_helped_by_AWSs_full_access()
    {
        // Its second version lacks eks:CreateAccessEntry and iam:PassRole.
        await MakeAsync();
        (await IamAsync("AttachUserPolicy", ("UserName", "u"), ("PolicyArn", "arn:aws:iam::aws:policy/AmazonPrometheusFullAccess"))).Ok();
        Answer answer = await _stage.AmpAsync("user", "POST", "/scrapers", Stage.NewScraper(roles: false));
        Assert.Contains("eks:CreateAccessEntry", answer.Fails(403, "AccessDeniedException").Message, StringComparison.Ordinal);
    }

    private Task<Answer> IamAsync(string action, params (string Name, string Value)[] parameters) => _stage.IamAsync(Stage.Source, action, parameters);

    private async Task MakeAsync()
    {
        (await IamAsync("CreatePolicy", ("PolicyName", "p"), ("Path", "/teams/"), ("PolicyDocument", Stage.Allow("iam:ListRoles", "*")))).Ok();
        (await IamAsync("CreateUser", ("UserName", "u"))).Ok();
        (await IamAsync("AttachUserPolicy", ("UserName", "u"), ("PolicyArn", Arn))).Ok();
        Answer key = (await IamAsync("CreateAccessKey", ("UserName", "u"))).Ok();
        _stage.Keys["user"] = new Signer(key.Value("AccessKeyId")!, key.Value("SecretAccessKey")!);
    }
}
