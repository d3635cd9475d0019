using XScrape.Acceptance.Tests.Support;
using XScrape.Diagnosis;
using XScrape.Diagnosis.Runs;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Policies;
using XScrape.Proof;
using XScrape.Simulator.Setup;
using XScrape.Waiting;
using XScrape.Yaml;

namespace XScrape.Acceptance.Tests.Permissions;

/// <summary>With the part for diagnosis nothing is left unchecked for want of a right, and without any one action of it something is.</summary>
public sealed class DiagnosisTests(ITestOutputHelper output)
{
    private const Side Source = Side.Source;
    private const Side Target = Side.Target;

    // No policy lets anybody see those of the organisation.
    private static readonly string[] s_never = [FindingIds.OrganizationPolicies];

    private static readonly (Side Side, string Sid, string Action, string[] Unchecked)[] s_actions =
    [
        (Source, "XScrapeDiagnoseRole", "iam:SimulatePrincipalPolicy", [FindingIds.SourcePermission, FindingIds.SourceDeny, FindingIds.SourceBoundary]),
        (Source, "XScrapeDiagnoseNetwork", "ec2:DescribeSecurityGroups", [FindingIds.SecurityGroup, FindingIds.CollectorEgress, FindingIds.ApiServerIngress, FindingIds.TargetNetwork]),
        (Source, "XScrapeDiagnoseNetwork", "ec2:DescribeInstances", [FindingIds.TargetNetwork]),
        (Source, "XScrapeDiagnoseVpc", "ec2:DescribeVpcAttribute", [FindingIds.VpcDnsSupport, FindingIds.VpcDnsHostnames]),
        (Source, "XScrapeDiagnoseAccessEntry", "eks:DescribeAccessEntry", [FindingIds.ClusterAccess]),
        (Target, "XScrapeDiagnoseRole", "iam:SimulatePrincipalPolicy", [FindingIds.TargetPermission, FindingIds.TargetDeny, FindingIds.TargetBoundary]),
        (Target, "XScrapeDiagnoseWorkspace", "aps:DescribeWorkspace", [FindingIds.Workspace, FindingIds.WorkspaceStatus, FindingIds.WorkspaceKey]),
        (Target, "XScrapeDiagnoseWorkspace", "aps:DescribeResourcePolicy", [FindingIds.WorkspacePolicy]),
        (Target, "XScrapeDiagnoseWorkspace", "aps:QueryMetrics", [FindingIds.Data, FindingIds.Targets]),
    ];

    public static TheoryData<CallerCase, bool> Cases() => new(CallerCase.All.SelectMany(c => new[] { (c, false), (c, true) }));

    public static TheoryData<string, string> Actions() => new(s_actions.Select(r => (r.Side.ToString(), r.Action)));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_link_that_was_made_is_diagnosed_and_proved(CallerCase how, bool strictest)
    {
        CallerCase diagnosed = how with { Diagnosis = true };
        using CallerStage stage = Stage(diagnosed, strictest ? UnconfirmedFacts.Strictest : UnconfirmedFacts.Default);

        IReadOnlyList<Finding> findings = await LookAsync(stage, diagnosed);

        // Two links of one case write the same labels, which the proof tells, and their targets cannot be told apart.
        Assert.Equal(how.Links.Count == 1 ? s_never : [.. s_never, FindingIds.Targets], findings.Where(f => !f.Checked).Select(f => f.Id));
        Assert.Empty(findings.Where(f => f is { Checked: true, Passed: false } && (how.Links.Count == 1 || f.Id is not (FindingIds.Data or FindingIds.ScraperTwin))).Select(f => f.Message));
        Assert.DoesNotContain(stage.Simulator.Calls.Snapshot(), c => c.StatusCode == 403);
    }

    [Fact]
    public async Task A_wait_for_data_ends_with_the_proof()
    {
        using CallerStage stage = Stage(CallerCase.Diagnosed, UnconfirmedFacts.Strictest);
        ScraperLink link = await MakeAsync(stage, CallerCase.Diagnosed);

        ProofResult proof = await Proof(stage).WaitAsync(link, new WaitSettings { Timeout = TimeSpan.FromHours(1) }, Test.Stop);

        Assert.All(proof.Findings, f => Assert.True(f.Passed, f.Message));
        Assert.DoesNotContain(stage.Simulator.Calls.Snapshot(), c => c.StatusCode == 403);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task All_that_is_checked_before_a_creation_can_be_read(bool diagnosis)
    {
        CallerCase how = CallerCase.Diagnosed with { Diagnosis = diagnosis };
        using CallerStage stage = Stage(how, UnconfirmedFacts.Strictest);

        await new Preflight().CheckAsync(stage.Link(LinkRoles.Named(how.Facts(how.Links[0]))), null, Test.Stop);

        string[] denied = [.. stage.Simulator.Calls.Snapshot().Where(c => c.StatusCode == 403).Select(c => c.Operation).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(diagnosis ? [] : ["DescribeInstances", "DescribeResourcePolicy", "DescribeSecurityGroups", "DescribeVpcAttribute", "DescribeWorkspace"], denied);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Without_an_action_a_finding_is_unchecked(string side, string action)
    {
        (Side Side, string Sid, string Action, string[] Unchecked) row = s_actions.Single(r => r.Side.ToString() == side && r.Action == action);
        using CallerStage stage = Stage(CallerCase.Diagnosed, UnconfirmedFacts.Default, (at, policy) => at == row.Side ? policy.Without(row.Sid, action) : policy);

        IReadOnlyList<Finding> findings = await LookAsync(stage, CallerCase.Diagnosed);

        Finding[] left = [.. findings.Where(f => !f.Checked && !s_never.Contains(f.Id))];
        output.WriteLine($"{side} {action}: {string.Join(", ", left.Select(f => f.Id))}");
        Assert.Equal(row.Unchecked, left.Select(f => f.Id));
        Assert.All(left, f => Assert.Contains(action, f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_action_has_its_row() => Assert.Equal(
        s_actions.Select(r => (r.Side, r.Sid, r.Action)),
        from side in new[] { Source, Target }
        from statement in CallerCase.Diagnosed.Policy(side).Statements.Skip(CallerCase.Default.Policy(side).Statements.Count)
        from action in statement.Action!
        select (side, statement.Sid!, action));

    [Fact]
    public void The_rest_of_the_policy_is_the_same_with_and_without() => Assert.All(
        CallerCase.All.SelectMany(how => new[] { (how, Source), (how, Target) }),
        row =>
        {
            PolicyDocument without = row.how.Policy(row.Item2);
            PolicyDocument with = (row.how with { Diagnosis = true }).Policy(row.Item2);
            Assert.Equal(without.Statements, with.Statements.Where(s => !s.Sid!.StartsWith("XScrapeDiagnose", StringComparison.Ordinal)));
            Assert.True(with.Statements.Count > without.Statements.Count);
        });

    private static CallerStage Stage(CallerCase how, UnconfirmedFacts facts, Func<Side, PolicyDocument, PolicyDocument>? change = null)
    {
        PolicyDocument Policy(Side side) => change is null ? how.Policy(side) : change(side, how.Policy(side));
        return new CallerStage(Policy(Source), Policy(Target), facts);
    }

    private static DataProof Proof(CallerStage stage) => new(new YamlScrapeConfigurationReader(), stage.Clock);

    private static async Task<ScraperLink> MakeAsync(CallerStage stage, CallerCase how)
    {
        CallerProcedure procedure = new(stage, how);
        Assert.Null(await procedure.RunAsync(CallerProcedure.Drift));
        stage.Clock.Pass(TimeSpan.FromMinutes(30));
        return procedure.Made(how.Links[0]);
    }

    /// <summary>As Test-XAScraper -Proof does it.</summary>
    private static async Task<IReadOnlyList<Finding>> LookAsync(CallerStage stage, CallerCase how)
    {
        ScraperLink link = await MakeAsync(stage, how);
        IReadOnlyList<Finding> findings = await new LinkDiagnosis(new YamlScrapeConfigurationReader()).RunAsync(link, Test.Stop);
        return [.. findings, .. (await Proof(stage).FindAsync(findings[0].Link ?? link, Test.Stop)).Findings];
    }
}
