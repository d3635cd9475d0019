using System.Globalization;
using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Iam;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html.</summary>
public sealed class RoleTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task A_role_is_read_back_with_its_document_URL_encoded()
    {
        (await Create("R", ("Path", "/amp/"), ("Description", "d"), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v w"))).Ok();
        Answer answer = (await Get("R")).Ok();
        Assert.Equal("arn:aws:iam::111122223333:role/amp/R", answer.Value("Arn"));
        Assert.StartsWith("%7B%22Version%22%3A%222012-10-17%22", answer.Value("AssumeRolePolicyDocument"), StringComparison.Ordinal);
        Assert.Equal(Stage.SourceTrust(Stage.Pending), Uri.UnescapeDataString(answer.Value("AssumeRolePolicyDocument")!));
        Assert.Equal("v w", answer.Values("Value").Single());
        Assert.Matches("^AROA[A-Z2-7]{17}$", answer.Value("RoleId"));
        Assert.Equal("2026-11-22T12:00:00Z", answer.Value("CreateDate"));
    }

    [Fact]
    public async Task Names_of_roles_are_unique_whatever_their_case()
    {
        (await Create("Reader")).Ok();
        (await Create("READER")).Fails(409, "EntityAlreadyExists");
        Assert.Equal("Reader", (await Get("reader")).Ok().Value("RoleName"));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("rolename/with/slash")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_bad_name_is_refused(string name) => (await Create(name)).Fails(400, "ValidationError");

    [Fact]
    public async Task A_role_is_deleted_only_when_nothing_hangs_on_it()
    {
        await _stage.MakeRolesAsync();
        (await Iam("DeleteRole", "Source")).Fails(409, "DeleteConflict");
        (await Iam("DeleteRolePolicy", "Source", ("PolicyName", "assume"))).Ok();
        (await Iam("DeleteRole", "Source")).Ok();
        (await Get("Source")).Fails(404, "NoSuchEntity");
        (await _stage.IamAsync(Stage.Target, "DeleteRole", ("RoleName", "Target"))).Fails(409, "DeleteConflict");
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_detached_or_deleted()
    {
        await _stage.MakeRolesAsync();
        (await Iam("DetachRolePolicy", "Source", ("PolicyArn", Stage.RemoteWrite))).Fails(404, "NoSuchEntity");
        (await Iam("DeleteRolePolicy", "Source", ("PolicyName", "none"))).Fails(404, "NoSuchEntity");
        (await Iam("GetRolePolicy", "Source", ("PolicyName", "none"))).Fails(404, "NoSuchEntity");
        (await Iam("DeleteRolePermissionsBoundary", "Source")).Fails(404, "NoSuchEntity");
        (await Iam("AttachRolePolicy", "Source", ("PolicyArn", "arn:aws:iam::aws:policy/NoSuchPolicy"))).Fails(404, "NoSuchEntity");
    }

    [Fact]
    public async Task Attaching_twice_is_no_error()
    {
        await _stage.MakeRolesAsync();
        (await _stage.IamAsync(Stage.Target, "AttachRolePolicy", ("RoleName", "Target"), ("PolicyArn", Stage.RemoteWrite))).Ok();
        Assert.Single((await _stage.IamAsync(Stage.Target, "ListAttachedRolePolicies", ("RoleName", "Target"))).Ok().Values("PolicyArn"));
    }

    [Fact]
    public async Task Operations_without_output_have_no_result_element()
    {
        await _stage.MakeRolesAsync();
        Answer answer = (await Iam("PutRolePolicy", "Source", ("PolicyName", "p"), ("PolicyDocument", Stage.Allow("s3:*", "*")))).Ok();
        Assert.Equal(["ResponseMetadata"], answer.Xml.Elements().Select(element => element.Name.LocalName));
        Assert.Equal("https://iam.amazonaws.com/doc/2010-05-08/", answer.Xml.Name.NamespaceName);
    }

    [Fact]
    public async Task Tags_merge_by_key_and_are_limited_to_fifty()
    {
        (await Create("R")).Ok();
        for (int i = 0; i < 50; i++)
        {
            (await Iam("TagRole", "R", ("Tags.member.1.Key", "k" + i.ToString(CultureInfo.InvariantCulture)), ("Tags.member.1.Value", "v"))).Ok();
        }

        (await Iam("TagRole", "R", ("Tags.member.1.Key", "k0"), ("Tags.member.1.Value", "new"))).Ok();
        (await Iam("TagRole", "R", ("Tags.member.1.Key", "one more"), ("Tags.member.1.Value", "v"))).Fails(409, "LimitExceeded");
        (await Iam("UntagRole", "R", ("TagKeys.member.1", "k1"), ("TagKeys.member.2", "k2"))).Ok();
        Answer tags = (await Iam("ListRoleTags", "R")).Ok();
        Assert.Equal(48, tags.Values("Key").Count);
        Assert.Equal("new", tags.Values("Value")[0]);
        (await Iam("TagRole", "R", ("Tags.member.1.Key", "aws:x"), ("Tags.member.1.Value", "v"))).Fails(400, "InvalidInput");
    }

    [Fact]
    public async Task Lists_come_in_pages_that_join_to_the_whole()
    {
        foreach (int i in Enumerable.Range(0, 7))
        {
            (await Create("Role" + i.ToString(CultureInfo.InvariantCulture))).Ok();
        }

        List<string> names = [];
        string? marker = null;
        do
        {
            (string, string)[] page = marker is null ? [("MaxItems", "3")] : [("MaxItems", "3"), ("Marker", marker)];
            Answer answer = (await _stage.IamAsync(Stage.Source, "ListRoles", page)).Ok();
            names.AddRange(answer.Values("RoleName"));
            marker = answer.Value("Marker");
            Assert.Equal(marker is null ? "false" : "true", answer.Value("IsTruncated"));
        }
        while (marker is not null);

        Assert.Equal(Enumerable.Range(0, 7).Select(i => "Role" + i.ToString(CultureInfo.InvariantCulture)), names);
        (await _stage.IamAsync(Stage.Source, "ListRoles", ("Marker", "nonsense"))).Fails(400, "ValidationError");
    }

    [Fact]
    public async Task The_inline_policies_of_a_role_are_limited_and_white_space_does_not_count()
    {
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
        (await Create("R")).Ok();
        string wide = Stage.Allow("s3:GetObject", "*").Replace(",", "," + new string(' ', 11_000), StringComparison.Ordinal);
        (await Iam("PutRolePolicy", "R", ("PolicyName", "wide"), ("PolicyDocument", wide))).Ok();
        string big = Stage.Allow("s3:GetObject", "arn:aws:s3:::" + new string('x', 10_200));
        (await Iam("PutRolePolicy", "R", ("PolicyName", "big"), ("PolicyDocument", big))).Fails(409, "LimitExceeded");
    }

    [Fact]
    public async Task A_trust_policy_over_the_quota_is_refused()
    {
        string large = Stage.SourceTrust("arn:aws:aps:us-west-2:111122223333:scraper/" + new string('x', 2048));
        (await Create("R", ("AssumeRolePolicyDocument", large))).Fails(409, "LimitExceeded");
        using Stage raised = new(options => options with { TrustPolicyQuota = 4096 });
        (await raised.IamAsync(Stage.Source, "CreateRole", ("RoleName", "R"), ("AssumeRolePolicyDocument", large))).Ok();
    }

    [Fact]
    public async Task The_managed_policy_of_remote_write_exists_in_each_partition()
    {
        Answer answer = (await _stage.IamAsync(Stage.Source, "GetPolicyVersion", ("PolicyArn", Stage.RemoteWrite), ("VersionId", "v1"))).Ok();
        Assert.Contains("aps:RemoteWrite", Uri.UnescapeDataString(answer.Value("Document")!), StringComparison.Ordinal);
        Assert.Equal("v1", (await _stage.IamAsync(Stage.Source, "GetPolicy", ("PolicyArn", Stage.RemoteWrite))).Ok().Value("DefaultVersionId"));
        foreach ((string region, string partition) in new[] { ("us-gov-west-1", "aws-us-gov"), ("cn-north-1", "aws-cn") })
        {
            using Stage other = new(options => options with { Region = region });
            (await other.IamAsync(Stage.Source, "GetPolicy", ("PolicyArn", $"arn:{partition}:iam::aws:policy/AmazonPrometheusRemoteWriteAccess"))).Ok();
            (await other.IamAsync(Stage.Source, "GetPolicy", ("PolicyArn", Stage.RemoteWrite))).Fails(404, "NoSuchEntity");
        }
    }

    [Theory]
    [InlineData("ec2.amazonaws.com", "implicitDeny")]
    [InlineData("aps.amazonaws.com", "allowed")]
    public async Task Policies_can_be_simulated(string service, string decision)
    {
        const string policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"StringEquals":{"iam:PassedToService":"aps.amazonaws.com"}}}]}""";
        Answer answer = (await _stage.IamAsync(
            Stage.Source, "SimulateCustomPolicy", ("PolicyInputList.member.1", policy), ("ActionNames.member.1", "iam:PassRole"),
            ("ContextEntries.member.1.ContextKeyName", "iam:PassedToService"), ("ContextEntries.member.1.ContextKeyValues.member.1", service))).Ok();
        Assert.Equal(decision, answer.Value("EvalDecision"));
    }

    [Theory]
    [InlineData("s3:Get*", null, "allowed", null)]
    [InlineData("s3:Put*", null, "implicitDeny", null)]
    [InlineData("s3:Get*", "s3:List*", "implicitDeny", "false")]
    [InlineData("s3:Get*", "s3:*", "allowed", "true")]
    public async Task The_policies_of_a_role_can_be_simulated(string allowed, string? boundary, string decision, string? byBoundary)
    {
        AccountSeed seed = DefaultAccounts.In("us-west-2")[0] with { ManagedPolicies = new Dictionary<string, string> { ["Limit"] = Stage.Allow(boundary ?? "*", "*") } };
        using Stage stage = new(options => options with { Accounts = [seed] });
        (await stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", "R"), ("AssumeRolePolicyDocument", Stage.SourceTrust("x")))).Ok();
        await stage.IamAsync(Stage.Source, "PutRolePolicy", ("RoleName", "R"), ("PolicyName", "P"), ("PolicyDocument", Stage.Allow(allowed, "*")));
        if (boundary is not null)
        {
            (await stage.IamAsync(Stage.Source, "PutRolePermissionsBoundary", ("RoleName", "R"), ("PermissionsBoundary", $"arn:aws:iam::{Stage.Source}:policy/Limit"))).Ok();
        }

        (string, string)[] question = [("PolicySourceArn", $"arn:aws:iam::{Stage.Source}:role/R"), ("ActionNames.member.1", "s3:GetObject"), ("ResourceArns.member.1", "arn:aws:s3:::b/k")];
        Answer answer = (await stage.IamAsync(Stage.Source, "SimulatePrincipalPolicy", question)).Ok();
        Assert.Equal((decision, byBoundary), (answer.Value("EvalDecision"), answer.Value("AllowedByPermissionsBoundary")));

        await stage.IamAsync(Stage.Source, "PutRolePolicy", ("RoleName", "R"), ("PolicyName", "No"), ("PolicyDocument", Stage.Allow("*", "*").Replace("Allow", "Deny", StringComparison.Ordinal)));
        Answer denied = (await stage.IamAsync(Stage.Source, "SimulatePrincipalPolicy", question)).Ok();
        Assert.Equal(("explicitDeny", "role_R_No"), (denied.Value("EvalDecision"), denied.Value("SourcePolicyId")));
        (await stage.IamAsync(Stage.Source, "SimulatePrincipalPolicy", ("PolicySourceArn", $"arn:aws:iam::{Stage.Source}:role/None"), ("ActionNames.member.1", "a:B"))).Fails(404, "NoSuchEntity");
    }

    [Fact]
    public async Task A_role_quota_holds()
    {
        using Stage small = new(options => options with { RoleQuota = 1 });
        (await small.IamAsync(Stage.Source, "CreateRole", ("RoleName", "A"), ("AssumeRolePolicyDocument", Stage.SourceTrust("x")))).Ok();
        (await small.IamAsync(Stage.Source, "CreateRole", ("RoleName", "B"), ("AssumeRolePolicyDocument", Stage.SourceTrust("x")))).Fails(409, "LimitExceeded");
    }

    [Fact]
    public async Task Reads_lag_behind_writes_where_they_are_told_to()
    {
        using Stage lagging = new(options => options with { ReadLag = TimeSpan.FromSeconds(5) });
        (await lagging.IamAsync(Stage.Source, "CreateRole", ("RoleName", "R"), ("AssumeRolePolicyDocument", Stage.SourceTrust("one")))).Ok();
        (await lagging.IamAsync(Stage.Source, "GetRole", ("RoleName", "R"))).Fails(404, "NoSuchEntity");
        lagging.Clock.Advance(TimeSpan.FromSeconds(5));
        await lagging.TrustAsync(Stage.Source, "R", Stage.SourceTrust("two"));
        Assert.Contains("one", (await lagging.IamAsync(Stage.Source, "GetRole", ("RoleName", "R"))).Ok().Value("AssumeRolePolicyDocument"), StringComparison.Ordinal);
        lagging.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Contains("two", (await lagging.IamAsync(Stage.Source, "GetRole", ("RoleName", "R"))).Ok().Value("AssumeRolePolicyDocument"), StringComparison.Ordinal);
    }

    private Task<Answer> Create(string name, params (string Name, string Value)[] more) =>
        _stage.IamAsync(Stage.Source, "CreateRole", [("RoleName", name), ("AssumeRolePolicyDocument", Stage.SourceTrust(Stage.Pending)), .. more]);

    private Task<Answer> Get(string name) => Iam("GetRole", name);

    private Task<Answer> Iam(string action, string role, params (string Name, string Value)[] more) => _stage.IamAsync(Stage.Source, action, [("RoleName", role), .. more]);
}
