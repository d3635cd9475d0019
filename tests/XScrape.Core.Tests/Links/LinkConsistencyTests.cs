using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Sources;

namespace XScrape.Tests.Links;

public sealed class LinkConsistencyTests
{
    private const string EuropeanWorkspace = "arn:aws:aps:eu-central-1:444455556666:workspace/ws-1";

    private const string ChineseWorkspace = "arn:aws-cn:aps:cn-north-1:444455556666:workspace/ws-1";

    [Fact]
    public void Accounts_Region_names_and_id_follow_from_the_ARNs()
    {
        LinkFacts whole = LinkConsistency.Complete(Samples.FactsWithRoles() with { Scraper = ScraperArn.Parse(Samples.Scraper) });
        Assert.Equal("us-west-2", whole.Region?.ToString());
        Assert.Equal(Samples.SourceAccount, whole.SourceAccount?.ToString());
        Assert.Equal(Samples.TargetAccount, whole.TargetAccount?.ToString());
        Assert.Equal("Source", whole.SourceRoleName?.ToString());
        Assert.Equal("/", whole.TargetRolePath?.ToString());
        Assert.Equal("s-12345678-1234-1234-1234-123456789012", whole.ScraperId?.ToString());
    }

    [Fact]
    public void Completing_twice_is_completing_once()
    {
        LinkFacts once = LinkConsistency.Complete(Samples.FactsWithRoles());
        Assert.Equal(once, LinkConsistency.Complete(once));
    }

    [Fact]
    public void Both_accounts_may_be_one()
    {
        LinkFacts one = LinkConsistency.Complete(new LinkFacts
        {
            Source = new EksSource(ClusterArn.Parse(Samples.Cluster)),
            Destination = new WorkspaceDestination(WorkspaceArn.Parse(Samples.Workspace.Replace(Samples.TargetAccount, Samples.SourceAccount))),
            SourceRole = RoleArn.Parse(Samples.SourceRole),
            TargetRole = RoleArn.Parse(Samples.TargetRole.Replace(Samples.TargetAccount, Samples.SourceAccount)),
        });
        Assert.Equal(one.SourceAccount, one.TargetAccount);
    }

    [Fact]
    public void Two_Regions_in_one_link_are_refused()
    {
        Refused(FailureId.RegionMismatch, f => f with { Destination = new WorkspaceDestination(WorkspaceArn.Parse(EuropeanWorkspace)) });
        Refused(FailureId.RegionMismatch, f => f with { Region = Region.Parse("eu-central-1") });
        Refused(FailureId.RegionMismatch, f => f with { Scraper = ScraperArn.Parse(Samples.Scraper.Replace("us-west-2", "us-west-1")) });
    }

    [Fact]
    public void Two_partitions_in_one_link_are_refused()
    {
        Refused(FailureId.PartitionMismatch, f => f with { Destination = new WorkspaceDestination(WorkspaceArn.Parse(ChineseWorkspace)) });
        Refused(FailureId.PartitionMismatch, f => f with { SourceRole = RoleArn.Parse("arn:aws-cn:iam::111122223333:role/Source") });
        Refused(FailureId.PartitionMismatch, f => f with { TargetRole = RoleArn.Parse("arn:aws-us-gov:iam::444455556666:role/Target") });
    }

    [Theory]
    [InlineData("arn:aws:eks:cn-north-1:111122223333:cluster/a")]
    [InlineData("arn:aws-cn:eks:us-west-2:111122223333:cluster/a")]
    public void An_ARN_whose_Region_lies_in_another_partition_is_refused(string cluster)
    {
        Expect.Failure(FailureId.PartitionMismatch, () => LinkConsistency.Complete(new LinkFacts { Source = new EksSource(ClusterArn.Parse(cluster)) }));
        string scraper = cluster.Replace(":eks:", ":aps:").Replace("cluster/", "scraper/");
        Expect.Failure(FailureId.PartitionMismatch, () => LinkConsistency.Complete(new LinkFacts { Scraper = ScraperArn.Parse(scraper) }));
    }

    [Fact]
    public void Source_and_target_in_each_others_place_are_told_so()
    {
        Refused(FailureId.SourceAndTargetSwapped, f => f with { SourceAccount = f.Destination!.Account, TargetAccount = f.Source!.Account });
        Refused(FailureId.SourceAndTargetSwapped, f => f with { SourceAccount = f.Destination!.Account, TargetAccount = null });
        Refused(FailureId.SourceAndTargetSwapped, f => f with { SourceAccount = null, TargetAccount = f.Source!.Account });
        Refused(FailureId.SourceAndTargetSwapped, f => f with { SourceRole = RoleArn.Parse(Samples.TargetRole), TargetRole = RoleArn.Parse(Samples.SourceRole) });
    }

    [Fact]
    public void Things_of_three_accounts_are_no_link()
    {
        AccountId third = AccountId.Parse("777788889999");
        Refused(FailureId.LinkConflict, f => f with { SourceAccount = third, TargetAccount = null });
        Refused(FailureId.LinkConflict, f => f with { SourceAccount = null, TargetAccount = third });
        Refused(FailureId.LinkConflict, f => f with { SourceRole = RoleArn.Parse("arn:aws:iam::777788889999:role/Source") });
        Refused(FailureId.LinkConflict, f => f with { TargetRole = RoleArn.Parse("arn:aws:iam::777788889999:role/Target") });
        Refused(FailureId.LinkConflict, f => f with { Scraper = ScraperArn.Parse(Samples.Scraper.Replace(Samples.SourceAccount, Samples.TargetAccount)) });
    }

    [Fact]
    public void A_role_or_scraper_has_one_name()
    {
        Refused(FailureId.LinkConflict, f => f with { SourceRole = RoleArn.Parse(Samples.SourceRole), SourceRoleName = RoleName.Parse("Other") });
        Refused(FailureId.LinkConflict, f => f with { TargetRole = RoleArn.Parse(Samples.TargetRole), TargetRoleName = RoleName.Parse("Other") });
        Refused(FailureId.LinkConflict, f => f with { TargetRole = RoleArn.Parse(Samples.TargetRole), TargetRolePath = RolePath.Parse("/a/") });
        Refused(FailureId.LinkConflict, f => f with { Scraper = ScraperArn.Parse(Samples.Scraper), ScraperId = ScraperId.Parse("s-2") });
    }

    private static void Refused(FailureId id, Func<LinkFacts, LinkFacts> change) =>
        Expect.Failure(id, () => LinkConsistency.Complete(change(Samples.Facts())));
}
