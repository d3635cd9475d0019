using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Kinds.Known;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Links.Sides;
using XScrape.Permissions;
using XScrape.Policies;
using XScrape.Sources;

namespace XScrape.Tests.Permissions;

public sealed class CallerPolicyTests
{
    private const int ManagedPolicyLength = 6144;

    private static readonly LinkFacts s_link = new()
    {
        Name = ScraperAlias.Parse("prod-1"),
        Source = new EksSource(ClusterArn.Parse("arn:aws:eks:us-west-2:111122223333:cluster/prod-1")),
        Destination = new WorkspaceDestination(WorkspaceArn.Parse("arn:aws:aps:us-west-2:444455556666:workspace/ws-1")),
    };

    private static readonly LinkFacts s_accounts = new()
    {
        Region = Region.Parse("us-west-2"),
        SourceAccount = AccountId.Parse("111122223333"),
        TargetAccount = AccountId.Parse("444455556666"),
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_statement_has_a_Sid_of_its_own_that_IAM_takes(bool leastPrivilege)
    {
        foreach (Side side in new[] { Side.Source, Side.Target })
        {
            PolicyDocument policy = For(side, s_link, new CallerSettings { LeastPrivilege = leastPrivilege, Diagnosis = true });
            Assert.All(policy.Statements, s => Assert.Matches("^XScrape[A-Za-z]+$", s.Sid));
            Assert.Equal(policy.Statements.Count, policy.Statements.Select(s => s.Sid).Distinct().Count());
            Assert.Equal(policy, PolicyDocument.Parse(policy.ToString()));
        }
    }

    [Fact]
    public void A_known_link_has_no_wildcard_but_where_ids_are_not_known()
    {
        IEnumerable<string> wild = For(Side.Source, s_link).Statements.SelectMany(s => s.Resource!).Where(r => r.Contains('*')).Distinct();

        Assert.Equal(
            [
                "arn:aws:aps:us-west-2:111122223333:scraper/*",
                "*",
                "arn:aws:iam::111122223333:role/aws-service-role/scraper.aps.amazonaws.com/AWSServiceRoleForAmazonPrometheusScraper*",
                "arn:aws:eks:us-west-2:111122223333:access-entry/prod-1/*",
            ],
            wild);
        Assert.DoesNotContain(For(Side.Target, s_link).Statements.SelectMany(s => s.Resource!), r => r.Contains('*'));
    }

    [Fact]
    public void Diagnosis_adds_wildcards_only_where_the_scraper_or_the_cluster_tells_the_id_later()
    {
        CallerSettings diagnosis = new() { Diagnosis = true };
        IEnumerable<string> wild = For(Side.Source, s_link, diagnosis).Statements.Where(s => s.Sid!.StartsWith("XScrapeDiagnose", StringComparison.Ordinal)).SelectMany(s => s.Resource!).Where(r => r.Contains('*'));

        Assert.Equal(
            [
                "*",
                "arn:aws:ec2:us-west-2:111122223333:vpc/*",
                "arn:aws:eks:us-west-2:111122223333:access-entry/prod-1/role/111122223333/AWSServiceRoleForAmazonPrometheusScraper*",
            ],
            wild);
        Assert.DoesNotContain(For(Side.Target, s_link, diagnosis).Statements.SelectMany(s => s.Resource!), r => r.Contains('*'));
        Assert.Contains("\"arn:aws:aps:us-west-2:444455556666:workspace/*\"", For(Side.Target, s_accounts, diagnosis).ToJson());
    }

    [Fact]
    public void Diagnosis_of_a_target_needs_the_Region_of_its_workspaces()
    {
        LinkFacts role = new() { TargetAccount = AccountId.Parse("444455556666"), TargetRole = RoleArn.Parse("arn:aws:iam::444455556666:role/Write") };

        Assert.NotEmpty(For(Side.Target, role).Statements);
        Assert.Contains("-Region", Assert.Throws<XScrapeException>(() => For(Side.Target, role, new CallerSettings { Diagnosis = true })).Advice);
    }

    [Fact]
    public void No_action_has_a_wildcard() => Assert.All(
        For(Side.Source, s_link).Statements.Concat(For(Side.Target, s_link).Statements),
        s => Assert.DoesNotContain(s.Action!, a => a.Contains('*')));

    [Fact]
    public void What_is_not_known_is_the_narrowest_pattern()
    {
        string source = For(Side.Source, s_accounts).ToJson();
        string target = For(Side.Target, s_accounts).ToJson();

        Assert.Contains("\"arn:aws:iam::111122223333:role/XA-*-Source\"", source);
        Assert.Contains("\"arn:aws:iam::444455556666:role/XA-*-Target\"", target);
        Assert.Contains("\"arn:aws:eks:us-west-2:111122223333:cluster/*\"", source);
        Assert.Contains("\"arn:aws:aps:us-west-2:444455556666:workspace/*\"", source);
        Assert.Contains("\"aws:us-west-2:111122223333:444455556666:*\"", source);
    }

    [Fact]
    public void The_pattern_fits_every_default_name()
    {
        RoleName role = LinkRoles.Named(LinkConsistency.Complete(s_link with { Name = ScraperAlias.Parse(new string('n', 100)) })).SourceRoleName!;

        Assert.True(PolicyGrants.Matches(LinkKey.DefaultRoles(Side.Source), role.ToString(), ignoreCase: false));
    }

    [Fact]
    public void Another_partition_is_kept()
    {
        LinkFacts china = s_accounts with { Region = Region.Parse("cn-north-1") };

        Assert.DoesNotContain("arn:aws:", For(Side.Source, china).ToJson());
        Assert.Contains("arn:aws-cn:iam::aws:policy/AmazonPrometheusRemoteWriteAccess", For(Side.Target, china).ToJson());
    }

    [Fact]
    public void Without_least_privilege_nobody_can_write_a_policy_of_his_own_for_the_target_role() =>
        Assert.DoesNotContain(For(Side.Target, s_link).Statements, s => s.Action!.Contains("iam:PutRolePolicy"));

    [Fact]
    public void A_scraper_that_the_link_names_may_be_changed_whatever_its_tags()
    {
        LinkFacts link = s_link with { Scraper = ScraperArn.Parse("arn:aws:aps:us-west-2:111122223333:scraper/s-1") };

        PolicyStatement statement = For(Side.Source, link).Statements.Single(s => s.Sid == "XScrapeThisScraper");

        Assert.Equal("arn:aws:aps:us-west-2:111122223333:scraper/s-1", Assert.Single(statement.Resource!));
        Assert.Empty(statement.Conditions);
    }

    [Fact]
    public void It_fits_into_a_managed_policy()
    {
        LinkFacts longest = s_link with
        {
            Name = ScraperAlias.Parse(new string('n', 100)),
            Source = new EksSource(ClusterArn.Parse("arn:aws:eks:ap-southeast-2:111122223333:cluster/" + new string('c', 100))),
            Destination = new WorkspaceDestination(WorkspaceArn.Parse("arn:aws:aps:ap-southeast-2:444455556666:workspace/ws-5d3f9a54-0000-4000-8000-444455556666")),
            SourceRolePath = RolePath.Parse("/" + new string('p', 100) + "/"),
        };

        Assert.InRange(For(Side.Source, longest, new CallerSettings { Diagnosis = true }).ToJson().Length, 1, ManagedPolicyLength);
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/ScraperRoles", nameof(FailureId.WrongArnKind))]
    [InlineData("arn:aws:iam::444455556666:policy/ScraperRoles", nameof(FailureId.WrongArnKind))]
    [InlineData("ScraperRoles", nameof(FailureId.InvalidArn))]
    public void A_boundary_that_no_source_role_can_have_is_refused(string boundary, string id)
    {
        XScrapeException failure = Assert.Throws<XScrapeException>(() =>
            For(Side.Source, s_link, new CallerSettings { PermissionsBoundary = ManagedPolicyArn.Parse(boundary) }));

        Assert.Equal(id, failure.Id.ToString());
    }

    [Fact]
    public void Missing_accounts_are_told()
    {
        Assert.Contains("-TargetAccountId", Assert.Throws<XScrapeException>(() => For(Side.Target, s_accounts with { TargetAccount = null })).Advice);
        Assert.Contains("-SourceAccountId", Assert.Throws<XScrapeException>(() => For(Side.Source, s_accounts with { SourceAccount = null })).Advice);
        Assert.Contains("-Region", Assert.Throws<XScrapeException>(() => For(Side.Source, s_accounts with { Region = null })).Advice);
    }

    private static PolicyDocument For(Side side, LinkFacts link, CallerSettings? settings = null) => CallerPolicy.For(side, link, settings ?? new CallerSettings());
}
