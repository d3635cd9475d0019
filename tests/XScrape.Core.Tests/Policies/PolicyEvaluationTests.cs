using XScrape.Policies;

namespace XScrape.Tests.Policies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html, with what cannot be known as a third answer.</summary>
public sealed class PolicyEvaluationTests
{
    private const string Role = "arn:aws:iam::111122223333:role/amp/Source";
    private const string Scraper = "arn:aws:aps:us-west-2:111122223333:scraper/s-1";

    [Theory]
    // Principals.
    [InlineData("\"Principal\":\"*\"", "Yes")]
    [InlineData("\"Principal\":{\"AWS\":\"*\"}", "Yes")]
    [InlineData("\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/amp/Source\"}", "Yes")]
    [InlineData("\"Principal\":{\"AWS\":[\"arn:aws:iam::111122223333:role/Other\",\"arn:aws:iam::111122223333:root\"]}", "Yes")]
    [InlineData("\"Principal\":{\"AWS\":\"111122223333\"}", "Yes")]
    [InlineData("\"Principal\":{\"AWS\":\"arn:aws:sts::111122223333:assumed-role/Source/aps\"}", "Unknown")]
    [InlineData("\"Principal\":{\"AWS\":\"arn:aws:sts::111122223333:assumed-role/Source2/aps\"}", "No")]
    [InlineData("\"Principal\":{\"AWS\":\"AROADEADROLE0000000001\"}", "No")]
    [InlineData("\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/Source\"}", "No")]
    [InlineData("\"Principal\":{\"Service\":\"scraper.aps.amazonaws.com\"}", "No")]
    [InlineData("\"NotPrincipal\":{\"AWS\":\"arn:aws:iam::111122223333:role/amp/Source\"}", "No")]
    [InlineData("\"NotPrincipal\":{\"AWS\":\"arn:aws:iam::111122223333:role/Other\"}", "Yes")]
    // Conditions on what is known.
    [InlineData("\"Principal\":\"*\",\"Condition\":{\"StringEquals\":{\"STS:externalid\":\"arn:aws:aps:us-west-2:111122223333:scraper/s-1\"}}", "Yes")]
    [InlineData("\"Principal\":\"*\",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"arn:aws:aps:us-west-2:111122223333:scraper/*\"}}", "No")]
    [InlineData("\"Principal\":\"*\",\"Condition\":{\"StringLike\":{\"sts:ExternalId\":\"arn:aws:aps:us-west-2:111122223333:scraper/*\"}}", "Yes")]
    [InlineData("\"Principal\":\"*\",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":[\"x\",\"arn:aws:aps:us-west-2:111122223333:scraper/s-1\"]}}", "Yes")]
    [InlineData("\"Principal\":\"*\",\"Condition\":{\"StringNotEquals\":{\"sts:ExternalId\":[\"x\",\"arn:aws:aps:us-west-2:111122223333:scraper/s-1\"]}}", "No")]
    [InlineData("\"Principal\":\"*\",\"Condition\":{\"StringEqualsIgnoreCase\":{\"sts:ExternalId\":\"ARN:AWS:APS:US-WEST-2:111122223333:SCRAPER/S-1\"}}", "Yes")]
    [InlineData("\"Principal\":\"*\",\"Condition\":{\"ArnLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:role/amp/*\"}}", "Yes")]
    [InlineData("\"Principal\":\"*\",\"Condition\":{\"ArnEquals\":{\"aws:PrincipalArn\":\"arn:*:role/amp/Source\"}}", "No")]
    [InlineData("\"Principal\":\"*\",\"Condition\":{\"ArnNotLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:role/Other\"}}", "Yes")]
    [InlineData("\"Principal\":\"*\",\"Condition\":{\"Null\":{\"sts:ExternalId\":\"true\"}}", "No")]
    [InlineData("\"Principal\":\"*\",\"Condition\":{\"Null\":{\"sts:ExternalId\":\"false\"}}", "Yes")]
    [InlineData("\"Principal\":\"*\",\"Condition\":{\"StringEqualsIfExists\":{\"sts:ExternalId\":\"x\"}}", "No")]
    // What nobody can know beforehand.
    [InlineData("\"Principal\":\"*\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}}", "Unknown")]
    [InlineData("\"Principal\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}}", "Unknown")]
    [InlineData("\"Principal\":\"*\",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"${aws:PrincipalTag/x}\"}}", "Unknown")]
    [InlineData("\"Principal\":\"*\",\"Condition\":{\"DateGreaterThan\":{\"sts:ExternalId\":\"2020\"}}", "Unknown")]
    // All conditions must hold: what certainly does not, decides.
    [InlineData("\"Principal\":\"*\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"},\"StringEquals\":{\"sts:ExternalId\":\"x\"}}", "No")]
    public void A_statement_lets_in_or_not_or_maybe(string body, string answer)
    {
        PolicyDocument policy = PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:Assume*",{{body}}}]}""");

        Assert.Equal(answer, PolicyEvaluation.Of(policy, ByRole()).Allowed.ToString());
    }

    [Theory]
    [InlineData("\"Action\":\"sts:*\"", true)]
    [InlineData("\"Action\":\"STS:assumerole\"", true)]
    [InlineData("\"Action\":[\"sts:TagSession\",\"sts:AssumeRole\"]", true)]
    [InlineData("\"Action\":\"sts:TagSession\"", false)]
    [InlineData("\"NotAction\":\"sts:TagSession\"", true)]
    [InlineData("\"NotAction\":\"sts:*\"", false)]
    public void Actions_match_whatever_their_case(string action, bool allowed) => Assert.Equal(allowed, PolicyEvaluation.Of(
        PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*",{{action}}}]}"""), ByRole()).IsAllowed);

    [Theory]
    [InlineData("\"Resource\":\"*\"", "Yes")]
    [InlineData("\"Resource\":\"arn:aws:aps:*:111122223333:workspace/*\"", "Yes")]
    [InlineData("\"Resource\":\"arn:aws:aps:us-west-2:111122223333:workspace/ws-?\"", "Yes")]
    [InlineData("\"Resource\":\"arn:aws:aps:us-west-2:111122223333:scraper/*\"", "No")]
    [InlineData("\"NotResource\":\"arn:aws:aps:*:*:workspace/*\"", "No")]
    [InlineData("\"NotResource\":\"arn:aws:aps:*:*:scraper/*\"", "Yes")]
    [InlineData("\"Resource\":\"arn:aws:aps:us-west-2:111122223333:*\"", "Yes")]
    // Beyond a colon, in a type, in an incomplete ARN, and by a variable, nothing is certain.
    [InlineData("\"Resource\":\"arn:aws:aps:us-*:workspace/ws-1\"", "Unknown")]
    [InlineData("\"Resource\":\"arn:aws:aps:u*3:workspace/ws-1\"", "Unknown")]
    [InlineData("\"Resource\":\"arn:aws:aps:us-west-2:111122223333:work*\"", "Unknown")]
    [InlineData("\"Resource\":\"arn:aws:aps\"", "Unknown")]
    [InlineData("\"NotResource\":\"arn:aws:aps\"", "Unknown")]
    [InlineData("\"Resource\":\"arn:aws:iam\"", "No")]
    [InlineData("\"Resource\":\"arn:aws:aps:us-west-2:111122223333:workspace/${aws:PrincipalTag/ws}\"", "Unknown")]
    public void A_resource_is_matched_part_by_part(string resource, string answer)
    {
        PolicyDocument policy = PolicyDocument.Parse($$"""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*",{{resource}}}]}""");

        Assert.Equal(answer, PolicyEvaluation.Of(policy, ByRole() with { Resource = "arn:aws:aps:us-west-2:111122223333:workspace/ws-1" }).Allowed.ToString());
    }

    [Fact]
    public void A_Deny_that_spares_the_role_may_deny_it_all_the_same()
    {
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html: nobody with a permissions boundary is spared.
        PolicyDocument policy = PolicyDocument.Parse($$"""{"Statement":[{"Effect":"Deny","NotPrincipal":{"AWS":"{{Role}}"},"Action":"*"}]}""");

        Assert.Equal(PolicyMatch.Unknown, PolicyEvaluation.Of(policy, ByRole()).Denied);
    }

    [Fact]
    public void A_Deny_wins_and_a_doubtful_one_is_no_certainty()
    {
        const string allow = """{"Effect":"Allow","Principal":"*","Action":"*"}""";
        const string deny = """{"Effect":"Deny","Principal":"*","Action":"sts:*"}""";
        const string maybe = """{"Effect":"Deny","Principal":"*","Action":"sts:*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""";

        Assert.True(Ask(allow).IsAllowed);
        Assert.True(Ask(allow, deny).IsRefused);
        PolicyEvaluation doubtful = Ask(allow, maybe);
        Assert.False(doubtful.IsAllowed);
        Assert.False(doubtful.IsRefused);
        Assert.True(Ask(maybe).IsRefused);

        static PolicyEvaluation Ask(params string[] statements) =>
            PolicyEvaluation.Of(PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{string.Join(",", statements)}}]}"""), ByRole());
    }

    [Fact]
    public void A_service_is_no_role_of_its_account()
    {
        PolicyRequest request = new("sts:AssumeRole") { Service = "scraper.aps.amazonaws.com", Context = new Dictionary<string, string> { ["aws:SourceArn"] = Scraper } };

        Assert.True(Let("{\"Service\":[\"ec2.amazonaws.com\",\"scraper.aps.amazonaws.com\"]}"));
        Assert.False(Let("{\"Service\":\"ec2.amazonaws.com\"}"));
        Assert.False(Let("{\"AWS\":\"arn:aws:iam::111122223333:root\"}"));

        bool Let(string principal) => PolicyEvaluation.Of(
            PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"}]}"""), request).IsAllowed;
    }

    private static PolicyRequest ByRole() => new("sts:AssumeRole")
    {
        Role = Role,
        Context = new Dictionary<string, string> { ["sts:ExternalId"] = Scraper, ["aws:PrincipalArn"] = Role },
    };
}
