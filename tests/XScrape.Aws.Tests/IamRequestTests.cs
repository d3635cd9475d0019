using XScrape.Aws.Tests.Support;
using XScrape.Cloud.Iam;
using XScrape.Policies;

namespace XScrape.Aws.Tests;

public sealed class IamRequestTests : IDisposable
{
    private readonly Bench _bench = new();

    private IIam Iam => _bench.Account.Iam;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task CreateRole_sends_all_members_and_reads_the_role()
    {
        _bench.Net.Answer(WireSamples.RoleXml("CreateRole", Uri.EscapeDataString(WireSamples.Trust.ToJson())));

        IamRole role = await Iam.CreateRoleAsync(WireSamples.NewRole, Bench.Stop);

        StubRequest sent = _bench.Net.Only;
        Assert.Equal(("POST", "https://iam.amazonaws.com/"), (sent.Method, sent.Uri.AbsoluteUri));
        Assert.Equal(("AKIDEXAMPLE", "us-east-1", "iam"), sent.Scope);
        Assert.StartsWith("application/x-www-form-urlencoded", sent.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Action"] = "CreateRole",
                ["Version"] = "2010-05-08",
                ["RoleName"] = "R",
                ["Path"] = "/amp/",
                ["AssumeRolePolicyDocument"] = WireSamples.Trust.ToJson(),
                ["Description"] = "For a link",
                ["PermissionsBoundary"] = "arn:aws:iam::111122223333:policy/B",
                ["Tags.member.1.Key"] = "a",
                ["Tags.member.1.Value"] = "b",
                ["Tags.member.2.Key"] = "c",
                ["Tags.member.2.Value"] = "d e",
            },
            sent.Form);
        Assert.Equal("arn:aws:iam::111122223333:role/amp/R", role.Arn.ToString());
        Assert.Equal("AROAEXAMPLE", role.RoleId);
        Assert.Equal(WireSamples.Trust, PolicyDocument.Parse(role.TrustJson));
        Assert.Equal("arn:aws:iam::111122223333:policy/B", role.PermissionsBoundary);
        Assert.Equal(new Dictionary<string, string> { ["a"] = "b", ["empty"] = "" }, role.Tags);
    }

    [Fact]
    public async Task A_plus_sign_in_a_document_stays_a_plus_sign()
    {
        _bench.Net.Answer(WireSamples.RoleXml("GetRole", "%7B%22a+b%22%3A1%7D"));

        IamRole? role = await Iam.GetRoleAsync(WireSamples.Role, Bench.Stop);

        Assert.Equal("""{"a+b":1}""", role!.TrustJson);
        Assert.Equal("Action=GetRole&RoleName=R&Version=2010-05-08", string.Join('&', _bench.Net.Only.Body.Split('&').Order()));
    }

    [Fact]
    public async Task A_missing_role_is_null()
    {
        _bench.Net.Answer(WireSamples.IamError("NoSuchEntity", "The role with name R cannot be found."), 404);

        Assert.Null(await Iam.GetRoleAsync(WireSamples.Role, Bench.Stop));
    }

    [Fact]
    public async Task A_missing_inline_policy_is_null()
    {
        _bench.Net.Answer(WireSamples.IamError("NoSuchEntity", "The role policy with name P cannot be found."), 404);

        Assert.Null(await Iam.GetRolePolicyAsync(WireSamples.Role, "P", Bench.Stop));
    }

    [Fact]
    public async Task GetRolePolicy_reads_the_encoded_document()
    {
        _bench.Net.Answer($"<GetRolePolicyResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><GetRolePolicyResult><RoleName>R</RoleName><PolicyName>P</PolicyName><PolicyDocument>{Uri.EscapeDataString(WireSamples.Trust.ToJson())}</PolicyDocument></GetRolePolicyResult></GetRolePolicyResponse>");

        Assert.Equal(WireSamples.Trust, await Iam.GetRolePolicyAsync(WireSamples.Role, "P", Bench.Stop));
        Assert.Equal("P", _bench.Net.Only.Form["PolicyName"]);
    }

    public static TheoryData<string, Dictionary<string, string>> Writes => new()
    {
        { "TagRole", new() { ["Tags.member.1.Key"] = "k", ["Tags.member.1.Value"] = "v=1" } },
        { "UntagRole", new() { ["TagKeys.member.1"] = "a", ["TagKeys.member.2"] = "b" } },
        { "UpdateAssumeRolePolicy", new() { ["PolicyDocument"] = WireSamples.Trust.ToJson() } },
        { "PutRolePolicy", new() { ["PolicyName"] = "P", ["PolicyDocument"] = WireSamples.Trust.ToJson() } },
        { "DeleteRolePolicy", new() { ["PolicyName"] = "P" } },
        { "AttachRolePolicy", new() { ["PolicyArn"] = "arn:aws:iam::aws:policy/A" } },
        { "DetachRolePolicy", new() { ["PolicyArn"] = "arn:aws:iam::aws:policy/A" } },
        { "DeleteRole", [] },
    };

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_sends_its_members_and_takes_an_empty_answer(string operation, Dictionary<string, string> members)
    {
        _bench.Net.Answer(WireSamples.Empty(operation));

        await Write(operation);

        Dictionary<string, string> wanted = new(members) { ["Action"] = operation, ["Version"] = "2010-05-08", ["RoleName"] = "R" };
        Assert.Equal(wanted.OrderBy(p => p.Key), _bench.Net.Only.Form.OrderBy(p => p.Key));
        Assert.Equal("req-1", _bench.Log.Only.RequestId);
    }

    [Theory]
    [InlineData("ListRolePolicies")]
    [InlineData("ListAttachedRolePolicies")]
    public async Task A_list_is_read_to_its_last_page(string operation)
    {
        _bench.Net.Answer(Page(operation, "one", "m/1")).Answer(Page(operation, "two", null));

        IReadOnlyList<string> all = operation == "ListRolePolicies"
            ? await Iam.ListRolePoliciesAsync(WireSamples.Role, Bench.Stop)
            : await Iam.ListAttachedRolePoliciesAsync(WireSamples.Role, Bench.Stop);

        Assert.Equal(["one", "two"], all);
        Assert.False(_bench.Net.Requests[0].Form.ContainsKey("Marker"));
        Assert.Equal("m/1", _bench.Net.Requests[1].Form["Marker"]);
        Assert.All(_bench.Net.Requests, r => Assert.Equal("1000", r.Form["MaxItems"]));
    }

    private static string Page(string operation, string value, string? marker)
    {
        string members = operation == "ListRolePolicies"
            ? $"<PolicyNames><member>{value}</member></PolicyNames>"
            : $"<AttachedPolicies><member><PolicyName>n</PolicyName><PolicyArn>{value}</PolicyArn></member></AttachedPolicies>";
        string more = marker is null ? "<IsTruncated>false</IsTruncated>" : $"<IsTruncated>true</IsTruncated><Marker>{marker}</Marker>";
        return $"<{operation}Response xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><{operation}Result>{members}{more}</{operation}Result></{operation}Response>";
    }

    private Task Write(string operation) => operation switch
    {
        "TagRole" => Iam.TagRoleAsync(WireSamples.Role, new Dictionary<string, string> { ["k"] = "v=1" }, Bench.Stop),
        "UntagRole" => Iam.UntagRoleAsync(WireSamples.Role, ["a", "b"], Bench.Stop),
        "UpdateAssumeRolePolicy" => Iam.UpdateAssumeRolePolicyAsync(WireSamples.Role, WireSamples.Trust, Bench.Stop),
        "PutRolePolicy" => Iam.PutRolePolicyAsync(WireSamples.Role, "P", WireSamples.Trust, Bench.Stop),
        "DeleteRolePolicy" => Iam.DeleteRolePolicyAsync(WireSamples.Role, "P", Bench.Stop),
        "AttachRolePolicy" => Iam.AttachRolePolicyAsync(WireSamples.Role, "arn:aws:iam::aws:policy/A", Bench.Stop),
        "DetachRolePolicy" => Iam.DetachRolePolicyAsync(WireSamples.Role, "arn:aws:iam::aws:policy/A", Bench.Stop),
        _ => Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop),
    };
}
