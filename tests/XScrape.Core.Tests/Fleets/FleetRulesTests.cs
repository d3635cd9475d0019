using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Fleets;
using XScrape.Links;
using XScrape.Tests.Fakes;

namespace XScrape.Tests.Fleets;

public sealed class FleetRulesTests
{
    private const string OtherWorkspace = "arn:aws:aps:us-west-2:444455556666:workspace/ws-99999999-1234-1234-1234-123456789012";

    private readonly FakeCloud _cloud = new();

    [Fact]
    public void Rows_that_agree_all_run() => MustRefuse([], Row("a"), Row("b"), Row("c"));

    [Fact]
    public void Of_rows_that_say_the_same_the_first_one_runs()
    {
        FleetRow[] rows = MustRefuse([2, 4], Row("a"), Row("a"), Row("b"), Row("a"));
        Assert.Equal([FailureId.DuplicateRow, FailureId.DuplicateRow], Ids(rows));
        Assert.Equal("Row 4: Duplicate of row 1.", rows[3].Failure?.Message);
    }

    [Fact]
    public void Rows_that_want_different_things_of_one_link_are_all_refused_and_the_others_run()
    {
        FleetRow[] rows = MustRefuse([1, 3], Row("a"), Row("b"), Row("a", f => f with { Destination = new WorkspaceDestination(WorkspaceArn.Parse(OtherWorkspace)) }));
        Assert.All(Ids(rows), id => Assert.Equal(FailureId.RowsConflict, id));
        Assert.Contains("rows 1, 3", rows[0].Failure?.Message);
    }

    [Fact]
    public void Rows_with_different_scrape_configurations_are_different() =>
        MustRefuse([1, 2], Row("a"), Row("a") with { Link = Link("a", f => f).From(origin => origin with { ConfigurationPath = "other.yml" }) });

    [Fact]
    public void One_role_name_has_one_path()
    {
        FleetRow[] rows = MustRefuse([1, 2],
            Row("a", f => f with { SourceRoleName = RoleName.Parse("shared") }),
            Row("b", f => f with { SourceRoleName = RoleName.Parse("SHARED"), SourceRolePath = RolePath.Parse("/x/") }),
            Row("c"));
        Assert.Contains("regardless of path", rows[0].Failure?.Message);
    }

    [Fact]
    public void One_role_is_not_source_and_target()
    {
        FleetRow a = Row("a", f => OneAccount(f) with { SourceRoleName = RoleName.Parse("shared") });
        FleetRow b = Row("b", f => OneAccount(f) with { TargetRoleName = RoleName.Parse("shared") });
        Assert.Contains("as a source role and as a target role", MustRefuse([1, 2], a, b)[0].Failure?.Message);
    }

    [Fact]
    public void A_target_role_for_one_workspace_serves_no_other()
    {
        FleetRow a = Row("a", f => f with { TargetRoleName = RoleName.Parse("hub") });
        FleetRow b = Row("b", f => f with { TargetRoleName = RoleName.Parse("hub"), Destination = new WorkspaceDestination(WorkspaceArn.Parse(OtherWorkspace)) });
        Assert.DoesNotContain(Check(oneWorkspace: false, a, b), r => !r.IsGood);
        Assert.Equal(2, Check(oneWorkspace: true, a, b).Count(r => !r.IsGood));
    }

    [Fact]
    public void Two_scrapers_of_a_cluster_have_two_aliases() =>
        MustRefuse([1, 2], Row("a", f => f with { Alias = ScraperAlias.Parse("x") }), Row("b", f => f with { Alias = ScraperAlias.Parse("x") }), Row("c"));

    [Fact]
    public void Links_that_share_a_role_know_each_other()
    {
        FleetRow[] rows = Check(false,
            Row("a", f => f with { SourceRoleName = RoleName.Parse("shared") }),
            Row("b", f => f with { SourceRoleName = RoleName.Parse("shared") }),
            Row("c"));
        Assert.Equal(["b"], rows[0].Link!.Session.Origin.RoleSharers.Select(k => k.Name.ToString()));
        Assert.Equal(["a"], rows[1].Link!.Session.Origin.RoleSharers.Select(k => k.Name.ToString()));
        Assert.Empty(rows[2].Link!.Session.Origin.RoleSharers);
    }

    [Fact]
    public void A_bad_row_stays_bad_and_says_its_own()
    {
        FleetRow bad = new(0, null, new XScrapeException(FailureId.InvalidArn, "no"), "row") { IsData = true };
        Assert.Equal(FailureId.InvalidArn, Ids(MustRefuse([2], Row("a"), bad))[0]);
    }

    private static LinkFacts OneAccount(LinkFacts facts) => facts with
    {
        TargetAccount = null,
        Destination = new WorkspaceDestination(WorkspaceArn.Parse(Samples.Workspace.Replace(Samples.TargetAccount, Samples.SourceAccount))),
    };

    private static FailureId[] Ids(FleetRow[] rows) => [.. rows.Select(r => r.Failure).OfType<XScrapeException>().Select(f => f.Id)];

    private static FleetRow[] Check(bool oneWorkspace, params FleetRow[] rows) => [.. FleetRules.Check([.. rows.Select((r, i) => r with { Number = i + 1 })], oneWorkspace)];

    private static FleetRow[] MustRefuse(int[] numbers, params FleetRow[] rows)
    {
        FleetRow[] after = Check(false, rows);
        Assert.Equal(numbers, after.Where(r => !r.IsGood).Select(r => r.Number));
        return after;
    }

    private FleetRow Row(string name, Func<LinkFacts, LinkFacts>? change = null) => new(0, Link(name, change ?? (f => f)), null, name) { IsData = true };

    private ScraperLink Link(string name, Func<LinkFacts, LinkFacts> change) => _cloud.Link(LinkRoles.Named(LinkConsistency.Complete(change(Samples.Facts(name)))));
}
