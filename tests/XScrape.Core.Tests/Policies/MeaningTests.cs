using XScrape.Policies;

namespace XScrape.Tests.Policies;

public sealed class MeaningTests
{
    private const string Statement = """{"Sid":"a","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:root","arn:aws:iam::111122223333:role/B"]},"Action":["sts:AssumeRole","sts:TagSession"],"Condition":{"StringEquals":{"aws:SourceAccount":"111122223333","aws:PrincipalOrgID":["o-1","o-2"]}}}""";

    [Theory]
    [InlineData("\"Sid\":\"a\"", "\"Sid\":\"b\"", "a Sid")]
    [InlineData("sts:AssumeRole", "STS:assumerole", "the case of an action")]
    [InlineData("aws:SourceAccount", "AWS:sourceaccount", "the case of a condition key")]
    [InlineData("StringEquals", "stringequals", "the case of an operator")]
    [InlineData("[\"sts:AssumeRole\",\"sts:TagSession\"]", "[\"sts:TagSession\",\"sts:AssumeRole\"]", "the order of actions")]
    [InlineData("[\"o-1\",\"o-2\"]", "[\"o-2\",\"o-1\",\"o-2\"]", "the order and the repetition of values")]
    [InlineData("\"arn:aws:iam::111122223333:root\",\"arn:aws:iam::111122223333:role/B\"", "\"arn:aws:iam::111122223333:role/B\",\"111122223333\"", "the form of an account")]
    [InlineData("\"aws:SourceAccount\":\"111122223333\"", "\"aws:SourceAccount\":[\"111122223333\"]", "one value as a list")]
    [InlineData("\"Effect\":\"Allow\",", "\"Effect\":\n  \"Allow\",", "white space")]
    public void Spelling_is_no_meaning(string spelling, string other, string what)
    {
        Assert.Contains(spelling, Statement);
        Assert.True(Seed.Document(Statement).MeansTheSameAs(Seed.Document(Statement.Replace(spelling, other))), what);
    }

    [Theory]
    [InlineData("Allow", "Deny", "the effect")]
    [InlineData("role/B", "role/b", "the case of a principal")]
    [InlineData("o-2", "O-2", "the case of a value")]
    [InlineData("StringEquals", "StringLike", "the operator")]
    [InlineData("\"Principal\"", "\"NotPrincipal\"", "who is not meant")]
    [InlineData("\"Action\"", "\"NotAction\"", "what is not meant")]
    [InlineData("aws:PrincipalOrgID", "aws:SourceOrgID", "the key")]
    [InlineData(",\"sts:TagSession\"", "", "one action fewer")]
    [InlineData("\"AWS\"", "\"CanonicalUser\"", "the type of a principal")]
    [InlineData("[\"o-1\",\"o-2\"]", "[\"o-1\\\",\\\"o-2\"]", "a value with quotes in it")]
    public void What_allows_something_else_is_not_equal(string part, string other, string what)
    {
        Assert.Contains(part, Statement);
        Assert.False(Seed.Document(Statement).MeansTheSameAs(Seed.Document(Statement.Replace(part, other))), what);
    }

    [Fact]
    public void The_order_of_statements_is_no_meaning()
    {
        const string Deny = """{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole"}""";
        Assert.Equal(Seed.Document(Statement, Deny), Seed.Document(Deny, Statement));
        Assert.NotEqual(Seed.Document(Statement, Deny), Seed.Document(Statement));
    }

    [Fact]
    public void Everybody_has_two_spellings() => Assert.Equal(
        Seed.Document("""{"Effect":"Deny","Principal":"*","Action":"*"}"""),
        Seed.Document("""{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"*"}"""));

    [Fact]
    public void The_version_matters_only_where_variables_stand()
    {
        const string Plain = """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::a/b"}""";
        const string Variable = """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::a/${aws:username}"}""";
        Assert.True(Seed.Document(Plain).MeansTheSameAs(PolicyDocument.Parse($$"""{"Statement":{{Plain}}}""")));
        Assert.False(Seed.Document(Variable).MeansTheSameAs(PolicyDocument.Parse($$"""{"Statement":{{Variable}}}""")));
    }

    [Fact]
    public void Comparing_is_an_equivalence() => Law.Holds(
        SomePolicies.Triples,
        three =>
        {
            (PolicyDocument a, PolicyDocument b, PolicyDocument c) = three;
            return a.Equals(a) && a.Equals(b) == b.Equals(a) && (!(a.Equals(b) && b.Equals(c)) || a.Equals(c))
                && (!a.Equals(b) || a.GetHashCode() == b.GetHashCode());
        },
        runs: 1000);

    [Fact]
    public void Some_of_the_compared_policies_are_equal()
    {
        int equal = 0;
        Law.Holds(SomePolicies.Triples, three =>
        {
            equal += three.Item1.Equals(three.Item2) && three.Item1.ToJson() != three.Item2.ToJson() ? 1 : 0;
            return true;
        });
        Assert.True(equal > 10, $"{equal} of 300");
    }
}
