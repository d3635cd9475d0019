using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Policies.Trust;
using XScrape.Rows;

namespace XScrape.Tests.Rows;

public sealed class LinkRowTests
{
    [Fact]
    public void Empty_cells_are_absent()
    {
        LinkRow row = Read(("Name", "prod-1"), ("ClusterArn", ""), ("Region", "  "), ("Alias", null), ("EndpointUrl", ""), ("Team", ""));
        Assert.Equal(new LinkFacts { Name = XScrape.Arns.ScraperAlias.Parse("prod-1") }, row.Facts);
        Assert.Empty(row.Refused);
        Assert.Empty(row.Unknown);
    }

    [Fact]
    public void Unknown_columns_are_told_and_ignored() => Assert.Equal(["Team", "Owner"], Read(("Team", "obs"), ("Owner", "me")).Unknown);

    [Theory]
    [InlineData("ProfileLocation")]
    [InlineData("EndpointUrl")]
    [InlineData("endpointurl")]
    [InlineData("AccessKey")]
    [InlineData("SecretKey")]
    [InlineData("SessionToken")]
    [InlineData("Credential")]
    [InlineData("SourceCredential")]
    [InlineData("TargetCredential")]
    public void Columns_with_power_are_refused_and_not_looked_at(string column)
    {
        LinkRow row = Read((column, "*** whatever stands here ***"));
        Assert.Equal([column], row.Refused);
        Assert.Equal(new LinkFacts(), row.Facts);
    }

    [Theory]
    [InlineData("Name", "a b", FailureId.InvalidAlias)]
    [InlineData("Region", "Oregon", FailureId.InvalidRegion)]
    [InlineData("SourceAccountId", "1.11122E+11", FailureId.InvalidAccountId)]
    [InlineData("SourceRoleName", "a/b", FailureId.InvalidRoleName)]
    [InlineData("TargetRolePath", "a", FailureId.InvalidRoleName)]
    [InlineData("ClusterArn", "$cluster", FailureId.InvalidArn)]
    [InlineData("WorkspaceArn", Samples.Cluster, FailureId.WrongArnKind)]
    [InlineData("SubnetId", "sg-1", FailureId.InvalidResourceId)]
    [InlineData("ScraperId", "a b", FailureId.InvalidResourceId)]
    [InlineData("ScraperArn", "arn:aws:aps:us-west-2:111122223333:scraper/*", FailureId.InvalidArn)]
    [InlineData("Status", "Working", FailureId.InvalidValue)]
    [InlineData("Status", "99", FailureId.InvalidValue)]
    [InlineData("Trust", "Yes", FailureId.InvalidValue)]
    [InlineData("CreatedAt", "yesterday", FailureId.InvalidValue)]
    public void A_cell_that_does_not_parse_names_its_column(string column, string text, FailureId id) =>
        Assert.StartsWith(column + ": ", Expect.Failure(id, () => Read((column, text))).Message);

    [Theory]
    [InlineData("Planned")]
    [InlineData("planned")]
    [InlineData("1")]
    public void A_planned_link_from_a_file_is_refused(string text) =>
        Expect.Failure(FailureId.PlannedLink, () => Read(("Name", "prod-1"), ("Status", text)));

    [Fact]
    public void Lists_come_as_cells_or_as_arrays()
    {
        Assert.Equal(["subnet-1", "subnet-2"], Read(("SubnetId", "subnet-1;subnet-2")).Facts.Subnets!);
        Assert.Equal(["subnet-1", "subnet-2"], Read(("SubnetId", new object[] { "subnet-1", "subnet-2" })).Facts.Subnets!);
    }

    [Fact]
    public void A_number_is_an_account_where_it_has_twelve_digits() =>
        Assert.Equal(Samples.SourceAccount, Read(("SourceAccountId", 111122223333L)).Facts.SourceAccount?.ToString());

    [Theory]
    [InlineData("EksConfiguration_ClusterArn", Samples.Cluster, "ClusterArn")]
    [InlineData("eksconfiguration_subnetid", "subnet-1", "SubnetId")]
    [InlineData("EksConfiguration_SecurityGroupId", "sg-1", "SecurityGroupId")]
    [InlineData("VpcConfiguration_SubnetId", "subnet-1", "SubnetId")]
    [InlineData("VpcConfiguration_SecurityGroupId", "sg-1", "SecurityGroupId")]
    [InlineData("AmpConfiguration_WorkspaceArn", Samples.Workspace, "WorkspaceArn")]
    [InlineData("RoleConfiguration_SourceRoleArn", Samples.SourceRole, "SourceRoleArn")]
    [InlineData("RoleConfiguration_TargetRoleArn", Samples.TargetRole, "TargetRoleArn")]
    public void The_names_of_AWS_Tools_mean_the_same(string alias, string text, string own) =>
        Assert.Equal(Read((own, text)).Facts, Read((alias, text)).Facts);

    [Fact]
    public void Two_columns_of_one_meaning_must_agree()
    {
        Assert.Equal(Samples.Cluster, Read(("ClusterArn", Samples.Cluster), ("EksConfiguration_ClusterArn", Samples.Cluster)).Facts.Source?.ToString());
        Expect.Failure(FailureId.LinkConflict, () => Read(("ClusterArn", Samples.Cluster), ("EksConfiguration_ClusterArn", Samples.Cluster + "2")));
    }

    [Fact]
    public void Every_property_of_a_link_is_a_column() =>
        Assert.Superset(typeof(ScraperLink).GetProperties().Select(p => p.Name).ToHashSet(), LinkColumns.Names.ToHashSet());

    [Fact]
    public void A_link_that_was_printed_reads_back_equal()
    {
        StoredLink link = new(LinkConsistency.Complete(Samples.FactsWithRoles() with
        {
            SecurityGroups = XScrape.Arns.IdList.SecurityGroups(["sg-2", "sg-1"]),
            Alias = XScrape.Arns.ScraperAlias.Parse("alias"),
            Scraper = XScrape.Arns.ScraperArn.Parse(Samples.Scraper),
            Status = LinkStatus.CreationFailed,
            StatusReason = "no free IP; \"really\"",
            Trust = TrustState.Pending,
            CreatedAt = new DateTimeOffset(2024, 10, 29, 16, 37, 58, 789, TimeSpan.Zero),
            SourceProfileName = "eks",
            TargetProfileName = "obs",
            SourceAssumeRole = XScrape.Arns.RoleArn.Parse("arn:aws:iam::111122223333:role/deploy"),
            TargetAssumeRole = XScrape.Arns.RoleArn.Parse("arn:aws:iam::444455556666:role/deploy"),
        }));
        Dictionary<string, object?> cells = typeof(ScraperLink).GetProperties().ToDictionary(p => p.Name, p => p.GetValue(link));
        Assert.Equal(link, new StoredLink(LinkConsistency.Complete(LinkRow.Read(cells).Facts)));
        Dictionary<string, object?> texts = cells.ToDictionary(
            c => c.Key, c => (object?)(c.Value is DateTimeOffset time ? time.ToString("O") : c.Value is LinkStatus status ? $"{(int)status}" : c.Value?.ToString()));
        Assert.Equal(link, new StoredLink(LinkConsistency.Complete(LinkRow.Read(texts).Facts)));
    }

    private static LinkRow Read(params (string Column, object? Cell)[] cells) =>
        LinkRow.Read(cells.Select(c => new KeyValuePair<string, object?>(c.Column, c.Cell)));
}
