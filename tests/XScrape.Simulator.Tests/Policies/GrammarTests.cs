using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Policies;

/// <summary>What a policy document must be: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html.</summary>
public sealed class GrammarTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":[],"Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"iam:GetRole","Resource":[]}""")]
    [InlineData("""{"Effect":"Allow","Effect":"Deny","Action":"iam:GetRole","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"iam:GetRole","Resource":"*","Condition":{"StringEquals":{"a:b":"1","a:b":"2"}}}""")]
    [InlineData("""{"Effect":"Allow","Action":"iam:GetRole\n","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"iam:GetRole","Resource":"arn:*:iam::111122223333:role/R"}""")]
    [InlineData("""{"Effect":"Allow","Action":"iam:GetRole","Resource":"role/R"}""")]
    public async Task What_is_refused(string statement)
    {
        (await _stage.IamAsync(Stage.Source, "CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}"""))).Fails(400, "MalformedPolicyDocument");
    }

    [Fact]
    public async Task A_key_that_stands_twice_in_a_trust_policy_is_refused_too()
    {
        string trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333","AWS":"444455556666"},"Action":"sts:AssumeRole"}]}""";
        (await _stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", "R"), ("AssumeRolePolicyDocument", trust))).Fails(400, "MalformedPolicyDocument");
    }

    [Theory]
    [InlineData("CreateRole", "RoleName")]
    [InlineData("CreateUser", "UserName")]
    [InlineData("CreatePolicy", "PolicyName")]
    [InlineData("CreateRole", "Path")]
    [InlineData("CreateRole", "Tags.member.1.Key")]
    public async Task A_line_feed_at_the_end_is_no_part_of_any_name(string action, string parameter)
    {
        Dictionary<string, string> form = new()
        {
            ["RoleName"] = "a",
            ["UserName"] = "a",
            ["PolicyName"] = "a",
            ["Path"] = "/a/",
            ["Tags.member.1.Key"] = "k",
            ["Tags.member.1.Value"] = "v",
            ["AssumeRolePolicyDocument"] = Stage.SourceTrust("x"),
            ["PolicyDocument"] = Stage.Allow("iam:GetRole", "*"),
        };
        (await _stage.IamAsync(Stage.Source, action, [.. form.Select(pair => (pair.Key, pair.Value))])).Ok();
        form[parameter] += "\n";
        (await _stage.IamAsync(Stage.Source, action, [.. form.Select(pair => (pair.Key, pair.Value))])).Fails(400, "ValidationError");
    }

    [Fact]
    public async Task Tag_keys_of_IAM_differ_by_more_than_case()
    {
        (await _stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", "R"), ("AssumeRolePolicyDocument", Stage.SourceTrust("x")), ("Tags.member.1.Key", "Owner"), ("Tags.member.1.Value", "a"), ("Tags.member.2.Key", "owner"), ("Tags.member.2.Value", "b"))).Fails(400, "InvalidInput");
        (await _stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", "R"), ("AssumeRolePolicyDocument", Stage.SourceTrust("x")), ("Tags.member.1.Key", "Owner"), ("Tags.member.1.Value", "a"))).Ok();
        (await _stage.IamAsync(Stage.Source, "TagRole", ("RoleName", "R"), ("Tags.member.1.Key", "owner"), ("Tags.member.1.Value", "b"))).Ok();
        Assert.Equal("b", Assert.Single((await _stage.IamAsync(Stage.Source, "ListRoleTags", ("RoleName", "R"))).Ok().Values("Value")));
    }
}
