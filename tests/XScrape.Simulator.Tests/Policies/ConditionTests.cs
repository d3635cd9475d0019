using XScrape.Simulator.Policies;
using XScrape.Simulator.Setup;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Tests.Policies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html.</summary>
public sealed class ConditionTests
{
    private static readonly Account s_account = new(new AccountSeed { AccountId = "111122223333" }, "111122223333", "aws");

    [Theory]
    [InlineData("StringEquals", "abc", "abc", true)]
    [InlineData("StringEquals", "abc", "ABC", false)]
    [InlineData("StringEquals", "a*", "abc", false)]
    [InlineData("StringEquals", "a*", "a*", true)]
    [InlineData("StringNotEquals", "abc", "x", true)]
    [InlineData("StringNotEquals", "abc", "abc", false)]
    [InlineData("StringEqualsIgnoreCase", "abc", "ABC", true)]
    [InlineData("StringNotEqualsIgnoreCase", "abc", "ABC", false)]
    [InlineData("StringLike", "a*c?", "abbcd", true)]
    [InlineData("StringLike", "a*c?", "abbc", false)]
    [InlineData("StringNotLike", "a*", "b", true)]
    [InlineData("ArnEquals", "arn:aws:aps:us-west-2:111122223333:scraper/*", "arn:aws:aps:us-west-2:111122223333:scraper/s-1", true)]
    [InlineData("ArnLike", "arn:aws:aps:us-west-2:111122223333:scraper/*", "arn:aws:aps:us-west-2:111122223333:scraper/s-1", true)]
    [InlineData("ArnEquals", "arn:aws:aps:*:scraper/s-1", "arn:aws:aps:us-west-2:111122223333:scraper/s-1", false)]
    [InlineData("ArnEquals", "arn:aws:aps:us-west-2:111122223333:scraper/S-1", "arn:aws:aps:us-west-2:111122223333:scraper/s-1", false)]
    [InlineData("ArnNotEquals", "arn:aws:aps:us-west-2:*:scraper/*", "arn:aws:aps:eu-west-1:111122223333:scraper/s-1", true)]
    [InlineData("ArnNotLike", "arn:aws:aps:us-west-2:*:scraper/*", "arn:aws:aps:us-west-2:111122223333:scraper/s-1", false)]
    [InlineData("Bool", "true", "TRUE", true)]
    [InlineData("Bool", "true", "false", false)]
    [InlineData("NumericLessThanEquals", "10", "10", true)]
    [InlineData("NumericGreaterThan", "10", "10", false)]
    [InlineData("NumericEquals", "ten", "10", false)]
    [InlineData("NumericNotEquals", "10", "11", true)]
    [InlineData("DateGreaterThan", "2026-01-01T00:00:00Z", "2026-11-22T12:00:00Z", true)]
    [InlineData("DateLessThan", "2026-01-01T00:00:00Z", "2026-11-22T12:00:00Z", false)]
    [InlineData("IpAddress", "127.0.0.0/8", "127.0.0.1", true)]
    [InlineData("IpAddress", "10.0.0.0/8", "127.0.0.1", false)]
    [InlineData("NotIpAddress", "10.0.0.0/8", "127.0.0.1", true)]
    [InlineData("IpAddress", "::/0", "127.0.0.1", false)]
    [InlineData("stringequals", "abc", "abc", true)]
    public void An_operator_compares_as_it_is_documented(string name, string wanted, string seen, bool holds) =>
        Assert.Equal(holds, new ConditionTest(name, "k", [wanted]).Holds(Request().With("k", seen)));

    [Theory]
    [InlineData("StringEquals", false)]
    [InlineData("ArnLike", false)]
    [InlineData("Bool", false)]
    [InlineData("StringNotEquals", true)]
    [InlineData("StringEqualsIfExists", true)]
    [InlineData("ArnLikeIfExists", true)]
    [InlineData("ForAnyValue:StringEquals", false)]
    [InlineData("ForAnyValue:StringNotEquals", false)]
    [InlineData("ForAllValues:StringEquals", true)]
    public void A_missing_key_makes_a_positive_operator_false(string name, bool holds) => Assert.Equal(holds, new ConditionTest(name, "k", ["x"]).Holds(Request()));

    [Fact]
    public void Null_asks_whether_the_key_is_there()
    {
        Assert.True(new ConditionTest("Null", "k", ["true"]).Holds(Request()));
        Assert.False(new ConditionTest("Null", "k", ["false"]).Holds(Request()));
        Assert.True(new ConditionTest("Null", "k", ["false"]).Holds(Request().With("k", "v")));
        Assert.Throws<PolicyError>(() => new ConditionTest("Null", "k", ["perhaps"]));
    }

    [Fact]
    public void Names_of_keys_have_no_case() => Assert.True(new ConditionTest("StringEquals", "AWS:SourceAccount", ["1"]).Holds(Request().With("aws:sourceaccount", "1")));

    [Fact]
    public void Values_of_one_key_are_OR() => Assert.True(new ConditionTest("StringEquals", "k", ["a", "b"]).Holds(Request().With("k", "b")));

    [Fact]
    public void Values_of_a_negated_operator_are_NOR()
    {
        Assert.False(new ConditionTest("StringNotEquals", "k", ["a", "b"]).Holds(Request().With("k", "b")));
        Assert.True(new ConditionTest("StringNotEquals", "k", ["a", "b"]).Holds(Request().With("k", "c")));
    }

    [Theory]
    [InlineData("ForAnyValue:StringEquals", "a b", true)]
    [InlineData("ForAnyValue:StringEquals", "b c", false)]
    [InlineData("ForAllValues:StringEquals", "a", true)]
    [InlineData("ForAllValues:StringEquals", "a b", false)]
    [InlineData("ForAllValues:StringNotEquals", "b c", true)]
    [InlineData("ForAllValues:StringNotEquals", "a c", false)]
    [InlineData("ForAnyValue:StringNotEquals", "a c", true)]
    public void Quantifiers_look_at_each_value_of_the_request(string name, string seen, bool holds) =>
        Assert.Equal(holds, new ConditionTest(name, "aws:TagKeys", ["a"]).Holds(Request().With("aws:TagKeys", seen.Split(' '))));

    [Theory]
    [InlineData("${aws:PrincipalAccount}", "111122223333", true)]
    [InlineData("x-${aws:PrincipalAccount}-*", "x-111122223333-y", true)]
    [InlineData("${aws:NoSuchKey}", "", false)]
    [InlineData("${aws:NoSuchKey, 'default'}", "default", true)]
    [InlineData("${*}", "*", true)]
    [InlineData("${*}", "x", false)]
    public void Policy_variables_take_their_values_from_the_request(string wanted, string seen, bool holds) =>
        Assert.Equal(holds, new ConditionTest("StringLike", "k", [wanted]).Holds(Request().With("k", seen)));

    [Fact]
    public void An_operator_that_does_not_exist_is_refused() => Assert.Throws<PolicyError>(() => new ConditionTest("StringMatches", "k", ["v"]));

    private static RequestContext Request() =>
        new(new Caller(new User(s_account, "/", "Admin", "AIDAAAAAAAAAAAAAAAAAA", DateTimeOffset.UnixEpoch)), "s3:GetObject", "arn:aws:s3:::b/k");
}
