using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Rows;
using XScrape.Sources;

namespace XScrape.Tests.Rows;

public sealed class LinkMergeTests
{
    [Fact]
    public void Parameters_add_what_the_link_does_not_say()
    {
        LinkFacts merged = LinkMerge.Merge(Samples.Facts() with { Subnets = null }, new LinkFacts { Subnets = IdList.Subnets(["subnet-9"]), Alias = ScraperAlias.Parse("a") });
        Assert.Equal("subnet-9", merged.Subnets?.ToString());
        Assert.Equal("a", merged.Alias?.ToString());
        Assert.Equal(Samples.SourceAccount, merged.SourceAccount?.ToString());
    }

    [Fact]
    public void What_both_say_alike_is_no_conflict() =>
        Assert.Equal(Samples.FactsWithRoles(), LinkMerge.Merge(Samples.FactsWithRoles(), Samples.FactsWithRoles()));

    [Fact]
    public void The_case_of_a_role_name_and_the_order_of_a_list_are_no_conflict() => Assert.Equal(
        Samples.FactsWithRoles(),
        LinkMerge.Merge(Samples.FactsWithRoles(), new LinkFacts { SourceRoleName = RoleName.Parse("SOURCE"), Subnets = IdList.Subnets(["subnet-2", "subnet-1"]) }));

    [Fact]
    public void A_parameter_that_contradicts_the_link_is_refused_by_its_name()
    {
        Conflict("-Name", new LinkFacts { Name = ScraperAlias.Parse("other") });
        Conflict("-SourceAccountId", new LinkFacts { SourceAccount = AccountId.Parse("777788889999") });
        Conflict("-TargetAccountId", new LinkFacts { TargetAccount = AccountId.Parse("777788889999") });
        Conflict("-SourceRoleName", new LinkFacts { SourceRoleName = RoleName.Parse("other") });
        Conflict("-TargetRolePath", new LinkFacts { TargetRolePath = RolePath.Parse("/a/") });
        Conflict("-SourceRoleArn", new LinkFacts { SourceRole = RoleArn.Parse("arn:aws:iam::111122223333:role/other") });
        Conflict("-ClusterArn", new LinkFacts { Source = new EksSource(ClusterArn.Parse("arn:aws:eks:us-west-2:111122223333:cluster/other")) });
        Conflict("-WorkspaceArn", new LinkFacts { Destination = new WorkspaceDestination(WorkspaceArn.Parse("arn:aws:aps:us-west-2:444455556666:workspace/ws-2")) });
        Conflict("-SubnetId", new LinkFacts { Subnets = IdList.Subnets(["subnet-9"]) });
        Conflict("-ScraperArn", new LinkFacts { Scraper = ScraperArn.Parse(Samples.OtherScraper) });
        Conflict("-ScraperId", new LinkFacts { ScraperId = ScraperId.Parse("s-2") });
    }

    [Fact]
    public void A_Region_that_contradicts_the_ARNs_of_a_row_is_a_conflict()
    {
        LinkFacts row = new() { Name = ScraperAlias.Parse("prod-1"), Source = new EksSource(ClusterArn.Parse(Samples.Cluster)) };
        Expect.Failure(FailureId.LinkConflict, () => LinkMerge.Merge(row, new LinkFacts { Region = Region.Parse("eu-central-1") }));
    }

    [Fact]
    public void As_whom_to_work_is_the_parameters_to_say()
    {
        LinkFacts merged = LinkMerge.Merge(
            Samples.Facts() with { SourceProfileName = "row", TargetProfileName = "row" },
            new LinkFacts { SourceProfileName = "parameter", TargetAssumeRole = RoleArn.Parse("arn:aws:iam::444455556666:role/deploy") });
        Assert.Equal("parameter", merged.SourceProfileName);
        Assert.Equal("row", merged.TargetProfileName);
        Assert.Equal("deploy", merged.TargetAssumeRole?.Name.ToString());
    }

    private static void Conflict(string parameter, LinkFacts parameters) => Assert.StartsWith(
        parameter + " ",
        Expect.Failure(
            FailureId.LinkConflict,
            () => LinkMerge.Merge(LinkConsistency.Complete(Samples.FactsWithRoles() with { Scraper = ScraperArn.Parse(Samples.Scraper) }), parameters)).Message);
}
