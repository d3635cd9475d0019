using XScrape.Arns;
using XScrape.Failures;

namespace XScrape.Tests.Arns;

public sealed class ArnTests
{
    [Fact]
    public void The_ARN_of_a_cluster_reads_and_prints_the_same() =>
        Law.Holds(Some.ClusterArn, text => ClusterArn.Parse(text).ToString() == text && ClusterArn.Parse(text) == ClusterArn.Parse(text));

    [Fact]
    public void The_ARN_of_a_workspace_reads_and_prints_the_same() =>
        Law.Holds(Some.WorkspaceArn, text => WorkspaceArn.Parse(text).ToString() == text && WorkspaceArn.Parse(text) == WorkspaceArn.Parse(text));

    [Fact]
    public void The_ARN_of_a_scraper_reads_and_prints_the_same() =>
        Law.Holds(Some.ScraperArn, text => ScraperArn.Parse(text).ToString() == text && ScraperArn.Parse(text) == ScraperArn.Parse(text));

    [Fact]
    public void The_ARN_of_a_role_reads_and_prints_the_same() =>
        Law.Holds(Some.RoleArn, text => RoleArn.Parse(text).ToString() == text && RoleArn.Parse(text) == RoleArn.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("prod-1")]
    [InlineData("arn:aws:eks:us-west-2:111122223333")]
    [InlineData("arn:aws:eks:us-west-2:111122223333:cluster/*")]
    [InlineData("arn:aws:eks:us-west-2:111122223333:cluster/prod-?")]
    [InlineData("arn:aws:eks:us-west-2:$SOURCE_ACCOUNT_ID:cluster/$CLUSTER_NAME")]
    [InlineData("arn:aws:eks:us-west-2:111122223333:cluster/<name>")]
    [InlineData("arn:aws:eks:us-west-2:111122223333:cluster/${name}")]
    [InlineData("arn:aws:eks:us-west-2:111122223333:cluster/a b")]
    [InlineData("arn:aws:eks:us-west-2:111122223333:cluster/a\n")]
    [InlineData("arn:aws:eks:us-west-2:111122223333:cluster/ä")]
    [InlineData("arn:amazon:eks:us-west-2:111122223333:cluster/a")]
    [InlineData("ARN:aws:eks:us-west-2:111122223333:cluster/a")]
    public void A_text_that_is_no_ARN_of_one_resource_is_refused(string text)
    {
        Expect.Failure(FailureId.InvalidArn, () => ClusterArn.Parse(text));
        Expect.Failure(FailureId.InvalidArn, () => WorkspaceArn.Parse(text));
        Expect.Failure(FailureId.InvalidArn, () => ScraperArn.Parse(text));
        Expect.Failure(FailureId.InvalidArn, () => RoleArn.Parse(text));
    }

    [Theory]
    [InlineData(Samples.Workspace)]
    [InlineData(Samples.Scraper)]
    [InlineData(Samples.SourceRole)]
    [InlineData("arn:aws:eks:us-west-2:111122223333:cluster/")]
    [InlineData("arn:aws:eks:us-west-2:111122223333:nodegroup/prod-1/a")]
    [InlineData("arn:aws:ecs:us-west-2:111122223333:cluster/prod-1")]
    public void Only_the_ARN_of_a_cluster_is_one(string text) =>
        Expect.Failure(FailureId.WrongArnKind, () => ClusterArn.Parse(text));

    [Theory]
    [InlineData(Samples.Cluster)]
    [InlineData(Samples.Scraper)]
    [InlineData("arn:aws:aps:us-west-2:444455556666:workspace/")]
    [InlineData("arn:aws:aps:us-west-2:444455556666:rulegroupsnamespace/ws-1/a")]
    public void Only_the_ARN_of_a_workspace_is_one(string text) =>
        Expect.Failure(FailureId.WrongArnKind, () => WorkspaceArn.Parse(text));

    [Theory]
    [InlineData(Samples.Workspace)]
    [InlineData(Samples.TargetRole)]
    public void Only_the_ARN_of_a_scraper_is_one(string text) =>
        Expect.Failure(FailureId.WrongArnKind, () => ScraperArn.Parse(text));

    [Theory]
    [InlineData(Samples.Cluster)]
    [InlineData("arn:aws:iam::111122223333:user/Source")]
    [InlineData("arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/Source/session")]
    public void Only_the_ARN_of_a_role_is_one(string text) =>
        Expect.Failure(FailureId.WrongArnKind, () => RoleArn.Parse(text));

    [Fact]
    public void The_account_in_an_ARN_has_twelve_digits() =>
        Expect.Failure(FailureId.InvalidAccountId, () => ClusterArn.Parse("arn:aws:eks:us-west-2:1234:cluster/a"));

    [Fact]
    public void The_Region_in_an_ARN_is_one() =>
        Expect.Failure(FailureId.InvalidRegion, () => WorkspaceArn.Parse("arn:aws:aps:oregon:444455556666:workspace/ws-1"));

    [Theory]
    [InlineData("$SCRAPER_ARN")]
    [InlineData("arn:aws:aps:us-west-2:111122223333:scraper/*")]
    [InlineData("arn:aws:aps:us-west-2:111122223333:scraper/!xscrape-pending")]
    [InlineData("")]
    public void A_condition_that_names_no_scraper_gives_none(string text) =>
        Assert.Null(ScraperArn.FromCondition(text));
}
