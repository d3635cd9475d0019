using XScrape.Acceptance.Tests.Diagnosis;
using XScrape.Acceptance.Tests.Support;
using XScrape.Configuration;
using XScrape.Diagnosis;
using XScrape.Diagnosis.Runs;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Proof;
using XScrape.Simulator.Setup;
using XScrape.Waiting;
using XScrape.Yaml;

namespace XScrape.Acceptance.Tests.Proof;

/// <summary>
/// The three states of up, job by job, on the simulator, whose collector writes 0 for targets that do not answer:
/// https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html, "Troubleshooting scraper configuration".
/// </summary>
public sealed class TargetProofTests
{
    private const string TwoJobs = LinkPlan.Yaml + "  - job_name: nodes\n    kubernetes_sd_configs:\n      - role: node\n";

    private const string DropsUp = LinkPlan.Yaml + "    metric_relabel_configs:\n      - {source_labels: [__name__], regex: up, action: drop}\n";

    private static readonly UnconfirmedFacts s_rulesReachUp = UnconfirmedFacts.Default with { MetricRelabelRulesReachUp = true };

    /// <summary>What is closed, and what is said of each job: id, severity, passed.</summary>
    public static TheoryData<string, string[]> States => new()
    {
        { "", ["Error passed nodes: 2 up, 0 down", "Error passed pods: 2 up, 0 down"] },
        { "pods", ["Error passed nodes: 2 up, 0 down", "Error failed pods: 0 up, 2 down"] },
        { "pods/10.0.1.10:9100", ["Error passed nodes: 2 up, 0 down", "Warning failed pods: 1 up, 1 down"] },
        { "*", ["Error failed nodes: 0 up, 2 down", "Error failed pods: 0 up, 2 down"] },
        { "*/10.0.1.*", ["Warning failed nodes: 1 up, 1 down", "Warning failed pods: 1 up, 1 down"] },
    };

    [Theory]
    [MemberData(nameof(States))]
    public async Task Each_job_has_its_finding_and_the_way_into_the_workspace_another(string closed, string[] said)
    {
        using LinkStage stage = await LinkStage.MakeAsync(Plan(TwoJobs, closed));

        ProofResult proof = await FindAsync(stage);

        Assert.True(proof.Data.Passed, proof.Data.Message);
        Assert.Equal(said, proof.Targets.Select(t => $"{t.Severity} {(t.Passed ? "passed" : "failed")} {t.Seen}"));
        Assert.Equal(closed == "*", proof.NoTargetIsUp);
        Assert.All(proof.Targets, t => Assert.EndsWith("#Targets", t.HelpUri!.AbsoluteUri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Targets_that_are_down_are_named_with_the_usual_causes()
    {
        using LinkStage stage = await LinkStage.MakeAsync(Plan(TwoJobs, "pods"));

        Finding down = (await FindAsync(stage)).Targets.Single(t => !t.Passed);

        Assert.StartsWith("Job 'pods': all 2 targets are down (10.0.1.10:9100, 10.0.2.10:9100).", down.Message, StringComparison.Ordinal);
        Assert.All(["security groups", "port", "TLS", "metrics_path", "Set-XAScraper -LogGroupArn"], cause => Assert.Contains(cause, down.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_without_a_target_is_a_warning_and_no_pass()
    {
        using LinkStage stage = await LinkStage.MakeAsync(Plan(TwoJobs));

        ProofResult proof = await new DataProof(new FixedOutlines("pods", "nodes", "gpu"), stage.Clock).FindAsync(Live(stage), Test.Stop);

        Finding gpu = proof.Targets.Single(t => !t.Passed);
        Assert.Equal((FindingSeverity.Warning, true, "gpu: no up"), (gpu.Severity, gpu.Checked, gpu.Seen));
    }

    [Fact]
    public async Task A_job_whose_up_is_kept_out_is_not_known_while_others_are()
    {
        using LinkStage stage = await LinkStage.MakeAsync(Plan(DropsUp + "  - job_name: nodes\n    kubernetes_sd_configs:\n      - role: node\n") with { Facts = s_rulesReachUp });

        ProofResult proof = await FindAsync(stage);

        Assert.True(proof.Data.Passed, proof.Data.Message);
        Assert.Equal(["True nodes", "False pods"], proof.Targets.Select(t => $"{t.Checked} {(t.Message.Contains("nodes", StringComparison.Ordinal) ? "nodes" : "pods")}"));
        Assert.Contains("something drops it", proof.Targets[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_up_is_kept_out_of_everything_nothing_is_known_and_nothing_passes()
    {
        using LinkStage stage = await LinkStage.MakeAsync(Plan(DropsUp) with { Facts = s_rulesReachUp });

        ProofResult proof = await FindAsync(stage);

        Assert.All(proof.Findings, f => Assert.False(f.Passed || f.Checked, f.Message));
        Assert.Contains("other samples with these labels do", proof.Data.Message, StringComparison.Ordinal);
        Assert.Equal(FailureId.NoData, ProofFailures.Of(stage.Link, proof)!.Id);
    }

    [Fact]
    public async Task Where_nothing_arrives_at_all_the_data_is_the_failure_and_targets_are_not_known()
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        stage.Simulator.Surroundings.Change(stage.Cluster, c => c with { EndpointPrivateAccess = false });
        stage.Clock.Pass(TimeSpan.FromHours(2));

        ProofResult proof = await FindAsync(stage);

        Assert.Equal((true, false, FindingSeverity.Error), (proof.Data.Checked, proof.Data.Passed, proof.Data.Severity));
        Finding unknown = Assert.Single(proof.Targets);
        Assert.False(unknown.Passed || unknown.Checked);
        Assert.False(proof.NoTargetIsUp);
    }

    [Fact]
    public async Task A_job_that_writes_its_own_label_is_not_known()
    {
        using LinkStage stage = await LinkStage.MakeAsync(Plan(TwoJobs + "    relabel_configs:\n      - {target_label: job, replacement: z}\n"));

        ProofResult proof = await FindAsync(stage);

        Assert.Equal(["pods: 2 up, 0 down", null], proof.Targets.Select(t => t.Seen));
        Assert.False(proof.Targets[1].Checked);
        Assert.Contains("Job 'nodes'", proof.Targets[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Targets_of_scrapers_that_cannot_be_told_apart_are_not_known_unless_all_are_down()
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        await DataProofTests.TwinAsync(stage, LinkPlan.Yaml);
        Assert.False(Assert.Single((await FindAsync(stage)).Targets).Checked);

        Close(stage, "pods");

        Finding down = Assert.Single((await FindAsync(stage)).Targets);
        Assert.Equal((true, FindingSeverity.Error), (down.Checked, down.Severity));
    }

    [Fact]
    public async Task Nodes_that_let_nobody_in_are_found_before_the_proof_finds_their_targets_down()
    {
        const string ByApiServer = "    relabel_configs:\n      - {target_label: __address__, replacement: 'kubernetes.default.svc:443'}\n";
        using LinkStage stage = await LinkStage.MakeAsync(Plan(TwoJobs + ByApiServer) with { Cluster = seed => seed with { NodeSecurityGroupIds = ["sg-nodes"] } });

        Finding network = (await stage.DiagnoseAsync()).Single(f => f.Id == FindingIds.TargetNetwork);
        ProofResult proof = await FindAsync(stage);

        Assert.Equal((false, FindingSeverity.Warning), (network.Passed, network.Severity));
        Assert.Contains("job 'pods' on 3 of 3 nodes (sg-nodes)", network.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("nodes'", network.Message, StringComparison.Ordinal);
        Assert.Equal(["nodes: 2 up, 0 down", "pods: 0 up, 2 down"], proof.Targets.Select(t => t.Seen));
    }

    [Fact]
    public async Task Before_a_creation_the_given_configuration_counts()
    {
        using LinkStage stage = await LinkStage.MakeAsync(LinkPlan.Usual with { Cluster = seed => seed with { NodeSecurityGroupIds = ["sg-nodes"] } });
        Preflight preflight = new(new YamlScrapeConfigurationReader());
        ScraperLink barred = Live(stage);
        ScraperLink sound = Live(stage);

        await preflight.CheckAsync(barred, ScrapeConfiguration.AsStored(LinkPlan.Yaml), Test.Stop);
        await new Preflight(new YamlScrapeConfigurationReader()).CheckAsync(sound, ScrapeConfiguration.AsStored("scrape_configs:\n  - job_name: a\n    static_configs: [{targets: ['10.0.0.1:9']}]\n"), Test.Stop);

        Assert.Contains(barred.Session.Journal.TakeWarnings(), w => w.StartsWith("TargetNetwork: ", StringComparison.Ordinal));
        Assert.DoesNotContain(sound.Session.Journal.TakeWarnings(), w => w.StartsWith("TargetNetwork", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wait_ends_at_once_where_every_job_answers()
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        DateTimeOffset start = stage.Clock.GetUtcNow();

        ProofResult proof = await WaitAsync(stage, TimeSpan.FromMinutes(15));

        Assert.True(stage.Clock.GetUtcNow() - start < TimeSpan.FromMinutes(1));
        Assert.Null(ProofFailures.Of(stage.Link, proof));
    }

    [Fact]
    public async Task A_wait_gives_targets_two_minutes_and_then_says_that_all_are_down()
    {
        using LinkStage stage = await LinkStage.MakeAsync(Plan(LinkPlan.Yaml, "*"));
        DateTimeOffset start = stage.Clock.GetUtcNow();

        ProofResult proof = await WaitAsync(stage, TimeSpan.FromMinutes(15));

        Assert.InRange(stage.Clock.GetUtcNow() - start, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4));
        XScrapeException failure = ProofFailures.Of(stage.Link, proof)!;
        Assert.Equal((FailureId.TargetsDown, FailureCategory.InvalidResult), (failure.Id, FailureCatalog.CategoryOf(failure.Id)));
        Assert.Contains("every target is down, so that no metric of the cluster arrives (pods: 0 up, 2 down)", failure.Message, StringComparison.Ordinal);
        Assert.Same(stage.Link, failure.Link);
    }

    [Fact]
    public async Task A_wait_ends_in_time_though_targets_are_down()
    {
        using LinkStage stage = await LinkStage.MakeAsync(Plan(LinkPlan.Yaml, "*"));
        DateTimeOffset start = stage.Clock.GetUtcNow();

        Assert.True((await WaitAsync(stage, TimeSpan.FromSeconds(30))).NoTargetIsUp);
        Assert.True(stage.Clock.GetUtcNow() - start < TimeSpan.FromMinutes(1));
    }

    private static LinkPlan Plan(string yaml, string closed = "") => LinkPlan.Usual with { Configuration = yaml, Cluster = seed => seed with { ClosedTargets = closed.Length == 0 ? [] : [closed] } };

    private static DataProof Proof(LinkStage stage) => new(new YamlScrapeConfigurationReader(), stage.Clock);

    private static Task<ProofResult> FindAsync(LinkStage stage) => Proof(stage).FindAsync(Live(stage), Test.Stop);

    private static Task<ProofResult> WaitAsync(LinkStage stage, TimeSpan timeout) => Proof(stage).WaitAsync(Live(stage), new WaitSettings { Timeout = timeout }, Test.Stop);

    private static ScraperLink Live(LinkStage stage) => new(stage.Facts, new LinkSession(stage.Source, stage.Target) { Journal = new LinkJournal(stage.Clock) });

    private static void Close(LinkStage stage, params string[] patterns)
    {
        stage.Simulator.Surroundings.Change(stage.Cluster, c => c with { ClosedTargets = patterns });
        stage.Clock.Pass(TimeSpan.FromMinutes(2));
    }
}
