using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Iam;

/// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html.</summary>
public sealed class TrustTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/Source")]
    [InlineData("arn:aws:iam::999999999999:role/Any")]
    [InlineData("arn:aws:iam::111122223333:role/Sour*")]
    [InlineData("arn:aws:iam::111122223333:user/Nobody")]
    [InlineData("AROAAAAAAAAAAAAAAAAAA")]
    [InlineData("Source")]
    [InlineData("arn:aws-cn:iam::111122223333:root")]
    public async Task A_principal_that_does_not_exist_is_refused(string principal)
    {
        Answer answer = await Create("Target", Stage.TargetTrust("x:y", principal));
        answer.Fails(400, "MalformedPolicyDocument");
        Assert.Equal($"Invalid principal in policy: \"AWS\":\"{principal}\"", answer.Message);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("111122223333")]
    [InlineData("arn:aws:iam::111122223333:root")]
    [InlineData("arn:aws:iam::111122223333:user/Admin")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/Some/session")]
    public async Task Other_forms_of_principals_are_accepted(string principal) => (await Create("Target", Stage.TargetTrust("x:y", principal))).Ok();

    [Fact]
    public async Task An_account_id_shows_as_its_root_ARN_ever_after()
    {
        (await Create("Target", Stage.TargetTrust("x:y", "111122223333"))).Ok();
        Assert.Contains("\"arn:aws:iam::111122223333:root\"", await Document("Target"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scraper.aps.amazonaws.com", true)]
    [InlineData("ec2.amazonaws.com", true)]
    [InlineData("nosuchservice.amazonaws.com", false)]
    [InlineData("scraper.aps.example.com", false)]
    public async Task Only_known_services_are_principals(string service, bool known)
    {
        Answer answer = await Create("R", Stage.SourceTrust("x").Replace("scraper.aps.amazonaws.com", service, StringComparison.Ordinal));
        Assert.Equal(known ? 200 : 400, answer.Status);
    }

    [Fact]
    public async Task A_new_role_is_no_principal_until_it_has_propagated()
    {
        using Stage slow = new(options => options with { PropagationDelay = TimeSpan.FromSeconds(10) });
        (await slow.IamAsync(Stage.Source, "CreateRole", ("RoleName", "Source"), ("AssumeRolePolicyDocument", Stage.SourceTrust("x")))).Ok();
        Answer early = await slow.IamAsync(Stage.Target, "CreateRole", ("RoleName", "Target"), ("AssumeRolePolicyDocument", Stage.TargetTrust("x:y")));
        early.Fails(400, "MalformedPolicyDocument");
        Assert.Contains("Invalid principal in policy", early.Message, StringComparison.Ordinal);
        slow.Clock.Advance(TimeSpan.FromSeconds(10));
        (await slow.IamAsync(Stage.Target, "CreateRole", ("RoleName", "Target"), ("AssumeRolePolicyDocument", Stage.TargetTrust("x:y")))).Ok();
    }

    [Fact]
    public async Task A_deleted_principal_shows_as_its_unique_id_and_makes_writes_fail()
    {
        (await Create("Source", Stage.SourceTrust("x"))).Ok();
        string id = (await _stage.IamAsync(Stage.Source, "GetRole", ("RoleName", "Source"))).Value("RoleId")!;
        (await Create("Target", Stage.TargetTrust("x:y"))).Ok();
        Assert.Contains(Stage.SourceRole, await Document("Target"), StringComparison.Ordinal);
        (await _stage.IamAsync(Stage.Source, "DeleteRole", ("RoleName", "Source"))).Ok();
        string dead = await Document("Target");
        Assert.Contains($"\"AWS\":\"{id}\"", dead, StringComparison.Ordinal);
        Assert.DoesNotContain(Stage.SourceRole, dead, StringComparison.Ordinal);
        (await _stage.IamAsync(Stage.Source, "UpdateAssumeRolePolicy", ("RoleName", "Target"), ("PolicyDocument", dead))).Fails(400, "MalformedPolicyDocument");
        (await Create("Source", Stage.SourceTrust("x"))).Ok();
        Assert.Equal(dead, await Document("Target"));
    }

    [Fact]
    public async Task The_unique_id_of_a_living_role_may_be_written_and_shows_as_its_ARN()
    {
        (await Create("Source", Stage.SourceTrust("x"))).Ok();
        string id = (await _stage.IamAsync(Stage.Source, "GetRole", ("RoleName", "Source"))).Value("RoleId")!;
        (await Create("Target", Stage.TargetTrust("x:y", id))).Ok();
        Assert.Contains(Stage.SourceRole, await Document("Target"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"Version":"2012-10-17","Statement":[]}""")]
    [InlineData("""{"Version":"2012-10-18","Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","NotPrincipal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Permit","Principal":"*","Action":"sts:AssumeRole"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"Robot":"x"},"Action":"sts:AssumeRole"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":{"StringMatches":{"a":"b"}}}]}""")]
    [InlineData("""{"Statement":[{"Sid":"A","Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"},{"Sid":"A","Effect":"Deny","Principal":"*","Action":"sts:AssumeRole"}]}""")]
    [InlineData("""{"Statement":[{"Sid":"a-b","Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Colour":"red"}]}""")]
    public async Task A_document_against_the_grammar_is_malformed(string document) => (await Create("R", document)).Fails(400, "MalformedPolicyDocument");

    [Theory]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:GetObject"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Principal":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"GetObject","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"bucket"}]}""")]
    public async Task An_identity_policy_against_the_grammar_is_malformed(string document)
    {
        (await Create("R", Stage.SourceTrust("x"))).Ok();
        (await _stage.IamAsync(Stage.Source, "PutRolePolicy", ("RoleName", "R"), ("PolicyName", "p"), ("PolicyDocument", document))).Fails(400, "MalformedPolicyDocument");
    }

    private Task<Answer> Create(string name, string trust) => _stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", name), ("AssumeRolePolicyDocument", trust));

    private async Task<string> Document(string role) =>
        Uri.UnescapeDataString((await _stage.IamAsync(Stage.Source, "GetRole", ("RoleName", role))).Ok().Value("AssumeRolePolicyDocument")!);
}
