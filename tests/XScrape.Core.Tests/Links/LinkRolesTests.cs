using XScrape.Arns;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Sides;

namespace XScrape.Tests.Links;

public sealed class LinkRolesTests
{
    [Fact]
    public void A_link_without_roles_gets_its_default_ones_in_both_accounts()
    {
        LinkFacts named = LinkRoles.Named(Samples.Facts());
        Assert.Equal($"arn:aws:iam::111122223333:role/{Samples.Key().DefaultRole(Side.Source)}", named.SourceRole?.ToString());
        Assert.Equal($"arn:aws:iam::444455556666:role/{Samples.Key().DefaultRole(Side.Target)}", named.TargetRole?.ToString());
        Assert.Equal(named, LinkConsistency.Complete(named));
    }

    [Fact]
    public void Given_names_and_paths_are_used()
    {
        LinkFacts named = LinkRoles.Named(Samples.Facts() with { SourceRoleName = RoleName.Parse("S"), SourceRolePath = RolePath.Parse("/obs/"), TargetRole = RoleArn.Parse(Samples.TargetRole) });
        Assert.Equal("arn:aws:iam::111122223333:role/obs/S", named.SourceRole?.ToString());
        Assert.Equal("Target", named.TargetRoleName?.ToString());
    }

    [Fact]
    public void Roles_lie_in_the_partition_of_the_Region()
    {
        LinkFacts facts = new()
        {
            Name = ScraperAlias.Parse("a"),
            Region = Region.Parse("cn-north-1"),
            SourceAccount = AccountId.Parse(Samples.SourceAccount),
            TargetAccount = AccountId.Parse(Samples.TargetAccount),
        };
        Assert.StartsWith("arn:aws-cn:iam::", LinkRoles.Named(facts).SourceRole?.ToString());
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("SourceAccountId")]
    [InlineData("TargetAccountId")]
    [InlineData("Region")]
    public void What_the_key_needs_is_named_when_it_is_missing(string missing)
    {
        LinkFacts facts = new()
        {
            Name = missing == "Name" ? null : ScraperAlias.Parse("a"),
            Region = missing == "Region" ? null : Region.Parse("us-west-2"),
            SourceAccount = missing == "SourceAccountId" ? null : AccountId.Parse(Samples.SourceAccount),
            TargetAccount = missing == "TargetAccountId" ? null : AccountId.Parse(Samples.TargetAccount),
        };
        Assert.Contains("-" + missing, Expect.Failure(FailureId.MissingValue, () => LinkRoles.Named(facts)).Advice);
    }
}
