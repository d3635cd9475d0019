using System.Globalization;
using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Configuration;
using XScrape.Conformance.Clients;
using XScrape.Conformance.Product;
using XScrape.Conformance.Stage;
using XScrape.Destinations;
using XScrape.Links;
using XScrape.Policies;
using XScrape.Proof;
using XScrape.Provisioning.Roles;
using XScrape.Waiting;
using XScrape.Yaml;

namespace XScrape.Conformance.Prometheus;

/// <summary>
/// The whole way with the real Prometheus: an agent runs the link's own scrape configuration against a real target, its
/// remote writes pass only while the chain holds, and the workspace answers full PromQL.
/// </summary>
public sealed class ProductOnPrometheusTests
{
    private const int SessionSeconds = 4;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_real_metric_arrives_after_the_bind_stops_with_the_session_and_comes_back()
    {
        Assert.SkipWhen(Tool.Find("prometheus") is null, "prometheus is not installed (Debian's package prometheus).");
        await using RealTarget target = await RealTarget.StartAsync();
        await using LocalAws aws = await LocalAws.StartAsync("--prometheus", "--collector-interval", "00:00:00.5", "--fact", $"CollectorSessionLifetime=00:00:0{SessionSeconds}");
        FiveSteps steps = new(aws, new LinkFacts { Name = ScraperAlias.Parse("real-1"), TargetAccount = AccountId.Parse(aws.Target.Account) }, new RoleSettings())
        {
            Configuration = $"global:\n  scrape_interval: 30s\n  external_labels: {{cluster: real}}\nscrape_configs:\n  - job_name: demo\n    static_configs:\n      - targets: ['{target.Address}']\n",
        };
        ScraperLink link = await steps.RunToActiveAsync();
        IMetrics metrics = link.Session.Target.Metrics;
        WorkspaceArn workspace = ((WorkspaceDestination)link.Facts.Destination!).Workspace;

        // The collector scrapes, and nothing arrives: both roles are pending.
        await UntilAsync(() => Task.FromResult(target.Scrapes > 5), "the agent never scraped");
        Assert.Empty(await metrics.QueryAsync(workspace, "demo_scrapes_total", null, CancellationToken.None));

        link = await steps.BindAsync(link);
        await UntilAsync(async () => (await metrics.QueryAsync(workspace, "demo_scrapes_total", null, CancellationToken.None)).Count == 1, "no sample came after the bind");
        await UntilAsync(async () => await RateAsync(metrics, workspace) > 0, "rate() of a growing counter is not above zero");
        Assert.Equal([1], await metrics.QueryAsync(workspace, "sum by (cluster) (up{cluster=\"real\", job=\"demo\"}) == bool 1 and on() vector(1)", null, CancellationToken.None));
        Assert.All((await ProveAsync(link)).Findings, f => Assert.True(f.Passed, f.Message));

        // Broken: when the session that is there has ended, nothing more comes. How long it goes on, the simulator's own tests hold by a clock of theirs.
        RoleName role = link.Facts.TargetRole!.Name;
        string good = (await link.Session.Target.Iam.GetRoleAsync(role, CancellationToken.None))!.TrustJson;
        await WriteTrustAsync(link, role, good.Replace(link.ScraperArn!, "nobody", StringComparison.Ordinal));
        int scrapes = target.Scrapes;
        DateTimeOffset last = DateTimeOffset.MinValue;
        await UntilAsync(
            async () =>
            {
                DateTimeOffset newest = await NewestAsync(metrics, workspace);
                bool ended = newest == last && DateTimeOffset.UtcNow > newest.AddSeconds(SessionSeconds + 3);
                last = newest;
                return ended;
            },
            "samples still come");
        await UntilAsync(() => Task.FromResult(target.Scrapes > scrapes), "the agent stopped scraping");
        await UntilAsync(() => Task.FromResult(DateTimeOffset.UtcNow > last.AddSeconds(2 * (SessionSeconds + 3))), "time stands still");
        Assert.Equal(last, await NewestAsync(metrics, workspace));

        await WriteTrustAsync(link, role, good);
        await UntilAsync(async () => await NewestAsync(metrics, workspace) > last, "no sample came after the trust was mended");
        // What was refused meanwhile does not come later.
        double gap = (await metrics.QueryAsync(workspace, "count_over_time(demo_scrapes_total[10m])", null, CancellationToken.None))[0];
        Assert.True(gap < target.Scrapes, $"{gap} samples of {target.Scrapes} scrapes");
    }

    [Fact]
    public async Task A_closed_port_is_a_target_that_is_down_and_no_rule_of_metrics_keeps_up_out()
    {
        Assert.SkipWhen(Tool.Find("prometheus") is null, "prometheus is not installed (Debian's package prometheus).");
        await using RealTarget target = await RealTarget.StartAsync();
        await using LocalAws aws = await LocalAws.StartAsync("--prometheus", "--collector-interval", "00:00:00.5");
        const string DropsUp = "    metric_relabel_configs: [{source_labels: [__name__], regex: up, action: drop}]\n";
        FiveSteps steps = new(aws, new LinkFacts { Name = ScraperAlias.Parse("real-2"), TargetAccount = AccountId.Parse(aws.Target.Account) }, new RoleSettings())
        {
            Configuration = $"global:\n  scrape_interval: 30s\nscrape_configs:\n  - job_name: open\n    static_configs:\n      - targets: ['{target.Address}']\n{DropsUp}  - job_name: closed\n    static_configs:\n      - targets: ['127.0.0.1:1']\n",
        };
        ScraperLink link = await steps.BindAsync(await steps.RunToActiveAsync());
        await UntilAsync(async () => (await link.Session.Target.Metrics.QueryAsync(((WorkspaceDestination)link.Facts.Destination!).Workspace, "up", null, CancellationToken.None)).Count == 2, "no up came of both jobs");

        ProofResult proof = await new DataProof(new YamlScrapeConfigurationReader(), TimeProvider.System).FindAsync(link, CancellationToken.None);

        Assert.True(proof.Data.Passed, proof.Data.Message);
        Assert.Equal(["Error failed closed: 0 up, 1 down", "Error passed open: 1 up, 0 down"], proof.Targets.Select(t => $"{t.Severity} {(t.Passed ? "passed" : "failed")} {t.Seen}"));
        string others = SampleSelector.Of(new ScrapeOutline(["open"], new Dictionary<string, string>())).OthersThanUp(null)!;
        Assert.Equal("open", Assert.Single(await link.Session.Target.Metrics.QuerySeriesAsync(((WorkspaceDestination)link.Facts.Destination!).Workspace, others, CancellationToken.None))["job"]);
        Assert.Contains("127.0.0.1:1", proof.Targets[0].Message, StringComparison.Ordinal);
    }

    private static async Task<double> RateAsync(IMetrics metrics, WorkspaceArn workspace) =>
        (await metrics.QueryAsync(workspace, "rate(demo_scrapes_total[1m])", null, CancellationToken.None)).DefaultIfEmpty(0).Max();

    private static async Task<DateTimeOffset> NewestAsync(IMetrics metrics, WorkspaceArn workspace)
    {
        IReadOnlyList<double> newest = await metrics.QueryAsync(workspace, "max(max_over_time(timestamp(up{job=\"demo\"})[5m:500ms]))", null, CancellationToken.None);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(newest.Single() * 1000));
    }

    private static Task<ProofResult> ProveAsync(ScraperLink link) =>
        new DataProof(new YamlScrapeConfigurationReader(), TimeProvider.System).WaitAsync(link, new WaitSettings { Timeout = s_patience }, CancellationToken.None);

    private static Task WriteTrustAsync(ScraperLink link, RoleName role, string trust) =>
        link.Session.Target.Iam.UpdateAssumeRolePolicyAsync(role, PolicyDocument.Parse(trust), CancellationToken.None);

    private static async Task UntilAsync(Func<Task<bool>> holds, string otherwise)
    {
        DateTimeOffset end = DateTimeOffset.UtcNow + s_patience;
        while (!await holds())
        {
            Assert.True(DateTimeOffset.UtcNow < end, string.Create(CultureInfo.InvariantCulture, $"After {s_patience.TotalSeconds} s: {otherwise}."));
            await Task.Delay(100);
        }
    }
}
