using FsCheck.Fluent;
using XScrape.Arns;
using XScrape.Links.Owners;
using XScrape.Links.Sides;

namespace XScrape.Tests.Links;

public sealed class LinkKeyTests
{
    private static FsCheck.Gen<LinkKey> Keys =>
        from region in Some.Region
        from source in Some.Account
        from target in Some.Account
        from name in Some.Alias
        select new LinkKey(Region.Parse(region).Partition, Region.Parse(region), AccountId.Parse(source), AccountId.Parse(target), ScraperAlias.Parse(name));

    [Fact]
    public void Default_role_names_fit_and_say_which_is_which() => Law.Holds(Keys, key =>
    {
        string source = key.DefaultRole(Side.Source).ToString();
        string target = key.DefaultRole(Side.Target).ToString();
        return source.Length <= 64 && target.Length <= 64
            && source.StartsWith("XA-", StringComparison.Ordinal) && source.EndsWith("-Source", StringComparison.Ordinal) && target.EndsWith("-Target", StringComparison.Ordinal);
    });

    [Fact]
    public void A_short_name_stands_whole_in_the_roles_names() =>
        Assert.StartsWith("XA-prod-1-", Samples.Key().DefaultRole(Side.Source).ToString());

    [Fact]
    public void Links_that_differ_in_any_part_have_different_roles()
    {
        LinkKey key = Samples.Key();
        LinkKey[] all =
        [
            key,
            key with { Region = Region.Parse("eu-central-1") },
            key with { Partition = "aws-cn" },
            key with { Source = AccountId.Parse("777788889999") },
            key with { Target = AccountId.Parse("777788889999") },
            key with { Name = ScraperAlias.Parse("prod-2") },
            key with { Name = ScraperAlias.Parse("PROD-1") },
            key with { Name = ScraperAlias.Parse("prod-1" + new string('x', 90)) },
            key with { Name = ScraperAlias.Parse("prod-1" + new string('x', 91)) },
        ];
        Assert.Equal(all.Length, all.Select(k => k.DefaultRole(Side.Source)).Distinct().Count());
        Assert.Equal(all.Length, all.Select(k => k.CreateToken("AROA1")).Distinct().Count());
        Assert.Equal(all.Length, all.Select(k => k.ToString()).Distinct().Count());
    }

    [Fact]
    public void The_names_of_the_roles_never_change_between_versions() =>
        Assert.Equal("XA-prod-1-" + HashOf(Samples.Key().ToString())[..8] + "-Target", Samples.Key().DefaultRole(Side.Target).ToString());

    [Fact]
    public void Tokens_fit_AMPs_pattern_and_each_follows_from_the_one_before() => Law.Holds(Keys, key =>
    {
        string token = key.CreateToken("AROAEXAMPLE");
        string next = LinkKey.NextToken(token, ScraperId.Parse("s-1"));
        return new[] { token, next }.All(t => t.Length == 64 && t.All(char.IsAsciiHexDigitLower))
            && token != next
            && token == key.CreateToken("AROAEXAMPLE")
            && next == LinkKey.NextToken(token, ScraperId.Parse("s-1"))
            && next != LinkKey.NextToken(token, ScraperId.Parse("s-2"))
            && token != key.CreateToken("AROAOTHER");
    });

    [Fact]
    public void The_key_fits_the_value_of_a_tag() => Law.Holds(
        Keys, key => key.ToString().Length <= 256 && key.ToString().All(c => char.IsAsciiLetterOrDigit(c) || "_.:/=+-@".Contains(c)));

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
