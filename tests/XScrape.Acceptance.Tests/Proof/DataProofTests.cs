using XScrape.Acceptance.Tests.Diagnosis;
using XScrape.Acceptance.Tests.Support;
using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Diagnosis;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Links.Sides;
using XScrape.Policies;
using XScrape.Policies.Trust;
using XScrape.Proof;
using XScrape.Simulator.Faults;
using XScrape.Simulator.Setup;
using XScrape.Waiting;
using XScrape.Yaml;

namespace XScrape.Acceptance.Tests.Proof;

/// <summary>What the workspace says, on the simulator, whose collector writes only where the chain holds.</summary>
public sealed class DataProofTests
{
    [Fact]
    public async Task A_fresh_sample_of_a_bound_link_is_the_proof()
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        ScraperLink link = Live(stage);
        int before = stage.Simulator.Calls.Snapshot().Count;

        Finding finding = await FindAsync(stage, link);

        Assert.True(finding.Passed, finding.Message);
        Assert.Matches("^The newest sample is [0-9]+ s old and newer than the last known change .*job pods count", finding.Message);
        Assert.NotNull(finding.Seen);
        // DescribeScraper, ListScrapers, GetRole twice, QueryMetrics for the newest sample and for the targets.
        Assert.Equal(6, stage.Simulator.Calls.Snapshot().Count - before);
    }

    [Fact]
    public async Task A_link_that_was_never_bound_has_no_sample_and_the_logs_are_named()
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        await BreakAsync(stage);
        stage.Clock.Pass(TimeSpan.FromHours(2));

        Finding finding = await FindAsync(stage, Live(stage));

        Assert.False(finding.Passed);
        Assert.Equal(FindingSeverity.Error, finding.Severity);
        Assert.StartsWith("No sample arrived", finding.Message, StringComparison.Ordinal);
        Assert.Contains("Set-XAScraper -LogGroupArn", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Samples_that_have_stopped_are_told_with_their_age()
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        await BreakAsync(stage);
        stage.Clock.Pass(TimeSpan.FromMinutes(20));

        Finding finding = await FindAsync(stage, Live(stage));

        Assert.False(finding.Passed);
        Assert.Matches("^The newest sample is (20|21) min old: samples have stopped", finding.Message);
    }

    [Fact]
    public async Task A_sample_that_is_older_than_the_last_change_of_a_role_proves_nothing()
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        ScraperLink link = Live(stage);
        await BreakAsync(stage);
        stage.Clock.Pass(TimeSpan.FromMinutes(2));
        link.Session.Journal.Add("UpdateAssumeRolePolicy", stage.Facts.TargetRole!.ToString());

        Finding finding = await FindAsync(stage, link);

        Assert.False(finding.Passed);
        Assert.Equal(FindingSeverity.Error, finding.Severity);
        Assert.Contains("older than the last change (this session ran UpdateAssumeRolePolicy", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_outlives_a_change_is_no_proof_until_it_must_have_ended()
    {
        UnconfirmedFacts outlives = UnconfirmedFacts.Default with { CollectorSessionLifetime = TimeSpan.FromHours(1) };
        using LinkStage stage = await LinkStage.MakeAsync(LinkPlan.Usual with { Facts = outlives });
        ScraperLink link = Live(stage);
        Assert.True((await FindAsync(stage, link)).Passed);
        await BreakAsync(stage);
        link.Session.Journal.Add("UpdateAssumeRolePolicy", stage.Facts.TargetRole!.ToString());
        stage.Clock.Pass(TimeSpan.FromMinutes(10));

        Finding outlived = await FindAsync(stage, link);
        Assert.False(outlived.Passed);
        Assert.Equal(FindingSeverity.Warning, outlived.Severity);
        Assert.Contains("a session from before it may continue to write", outlived.Message, StringComparison.Ordinal);

        stage.Clock.Pass(TimeSpan.FromMinutes(70));
        Assert.False((await FindAsync(stage, link)).Passed);
    }

    [Fact]
    public async Task After_a_change_that_let_nobody_in_before_the_first_sample_is_proof()
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        PolicyDocument good = await stage.TrustAsync(Side.Target);
        await BreakAsync(stage);
        stage.Clock.Pass(TimeSpan.FromMinutes(30));
        ScraperLink link = Live(stage);
        await stage.Target.Iam.UpdateAssumeRolePolicyAsync(stage.TargetRole, good, Test.Stop);
        link.Session.Journal.Add("UpdateAssumeRolePolicy", stage.Facts.TargetRole!.ToString());
        stage.Clock.Pass(TimeSpan.FromMinutes(1));

        Assert.True((await FindAsync(stage, link)).Passed);
    }

    [Fact]
    public async Task Samples_between_the_two_writes_of_a_bind_and_their_notes_are_of_the_new_policies()
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        PolicyDocument good = await stage.TrustAsync(Side.Target);
        await BreakAsync(stage);
        stage.Clock.Pass(TimeSpan.FromMinutes(30));
        ScraperLink link = Live(stage);
        link.Session.Journal.Add("UpdateAssumeRolePolicy", stage.Facts.SourceRole!.ToString());
        await stage.Target.Iam.UpdateAssumeRolePolicyAsync(stage.TargetRole, good, Test.Stop);
        stage.Clock.Pass(TimeSpan.FromSeconds(5));
        link.Session.Journal.Add("UpdateAssumeRolePolicy", stage.Facts.TargetRole!.ToString());
        stage.Clock.Pass(TimeSpan.FromMinutes(1));

        Assert.True((await FindAsync(stage, link)).Passed);
    }

    [Fact]
    public async Task Bound_and_broken_within_a_minute_is_no_proof()
    {
        UnconfirmedFacts outlives = UnconfirmedFacts.Default with { CollectorSessionLifetime = TimeSpan.FromHours(1) };
        using LinkStage stage = await LinkStage.MakeAsync(LinkPlan.Usual with { Facts = outlives });
        ScraperLink link = Live(stage);
        link.Session.Journal.Add("UpdateAssumeRolePolicy", stage.Facts.TargetRole!.ToString());
        stage.Clock.Pass(TimeSpan.FromSeconds(20));
        await BreakAsync(stage);
        link.Session.Journal.Add("UpdateAssumeRolePolicy", stage.Facts.TargetRole!.ToString());
        stage.Clock.Pass(TimeSpan.FromMinutes(2));

        Assert.False((await FindAsync(stage, link)).Passed);
    }

    [Fact]
    public async Task A_change_of_the_scraper_starts_the_count_anew()
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        await BreakAsync(stage);
        stage.Clock.Pass(TimeSpan.FromMinutes(1));
        await stage.AskAsync(stage.SourceAccount, "aps", "PUT", $"/scrapers/{stage.Facts.ScraperId}", """{"alias":"renamed","clientToken":"t"}""");
        stage.Clock.Pass(TimeSpan.FromMinutes(2));

        Assert.Contains("the scraper was last changed", (await FindAsync(stage, Live(stage))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scrapers_that_cannot_be_told_apart_are_named_and_nothing_is_claimed()
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        Scraper twin = await TwinAsync(stage, LinkPlan.Yaml);

        Finding finding = await FindAsync(stage, Live(stage));

        Assert.False(finding.Passed);
        Assert.Equal(FindingSeverity.Warning, finding.Severity);
        Assert.Contains(twin.Arn.Id.ToString(), finding.Message, StringComparison.Ordinal);
        Assert.Contains("external_labels", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task External_labels_tell_scrapers_apart()
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        await TwinAsync(stage, LinkPlan.Yaml);
        string labelled = LinkPlan.Yaml.Replace("global:\n", "global:\n  external_labels:\n    cluster: mine\n", StringComparison.Ordinal);
        LinkFacts facts = stage.Facts;
        await stage.Source.Amp.UpdateScraperAsync(facts.ScraperId!, new ScraperChange(null, labelled, facts.Destination!, facts.SourceRole!, facts.TargetRole!, "u"), Test.Stop);
        stage.Clock.Pass(TimeSpan.FromMinutes(10));

        Assert.True((await FindAsync(stage, Live(stage))).Passed);
    }

    [Fact]
    public async Task Waiting_ends_with_the_first_sample_and_else_with_the_time()
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        PolicyDocument good = await stage.TrustAsync(Side.Target);
        await BreakAsync(stage);
        stage.Clock.Pass(TimeSpan.FromHours(2));
        WaitSettings settings = new() { Timeout = TimeSpan.FromMinutes(3) };

        Assert.False((await Proof(stage).WaitAsync(Live(stage), settings, Test.Stop)).Data.Passed);

        await stage.Target.Iam.UpdateAssumeRolePolicyAsync(stage.TargetRole, good, Test.Stop);
        Assert.True((await Proof(stage).WaitAsync(Live(stage), settings, Test.Stop)).Data.Passed);
    }

    [Theory]
    [InlineData("QueryMetrics")]
    [InlineData("DescribeScraper")]
    [InlineData("ListScrapers")]
    public async Task What_may_not_be_asked_is_no_pass_and_no_crash(string operation)
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        stage.Simulator.Faults = FaultPlan.Parse($$"""{"rules":[{"kind":"AccessDenied","operation":"{{operation}}"}]}""");

        Finding finding = await FindAsync(stage, Live(stage));

        Assert.False(finding.Passed);
        Assert.False(finding.Checked);
        Assert.Contains("aps:" + operation, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccessDenied")]
    [InlineData("ServerError")]
    public async Task What_ends_a_wait_is_a_finding_too(string kind)
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        stage.Simulator.Faults = FaultPlan.Parse($$"""{"rules":[{"kind":"{{kind}}","operation":"DescribeScraper"}]}""");

        ProofResult proof = await Proof(stage).FindAsync(Live(stage), new WaitSettings { Timeout = TimeSpan.FromSeconds(1) }, Test.Stop);

        Assert.Equal([FindingIds.Data, FindingIds.Targets], proof.Findings.Select(f => f.Id));
        Assert.All(proof.Findings, f => Assert.False(f.Passed || f.Checked));
        Assert.All(proof.Findings, f => Assert.Contains("aps:DescribeScraper", f.Message, StringComparison.Ordinal));
    }

    private static DataProof Proof(LinkStage stage) => new(new YamlScrapeConfigurationReader(), stage.Clock);

    private static async Task<Finding> FindAsync(LinkStage stage, ScraperLink link) => (await Proof(stage).FindAsync(link, Test.Stop)).Data;

    /// <summary>The link in a session of its own, whose journal goes by the stage's clock.</summary>
    private static ScraperLink Live(LinkStage stage) => new(stage.Facts, new LinkSession(stage.Source, stage.Target) { Journal = new LinkJournal(stage.Clock) });

    private static Task BreakAsync(LinkStage stage) =>
        stage.ChangeTrustAsync(Side.Target, json => json.Replace(stage.ScraperArn, TrustPlaceholder.For("aws", stage.Facts.Region!, stage.Facts.SourceAccount!), StringComparison.Ordinal));

    internal static async Task<Scraper> TwinAsync(LinkStage stage, string yaml)
    {
        Scraper twin = await stage.Source.Amp.CreateScraperAsync(
            new NewScraper(ScraperAlias.Parse("twin"), stage.Facts.Source!, stage.Facts.Subnets!, stage.Facts.SecurityGroups, stage.Facts.Destination!, stage.Facts.SourceRole!, stage.Facts.TargetRole!, yaml, "twin", new Dictionary<string, string>()),
            Test.Stop);
        stage.Clock.Pass(TimeSpan.FromMinutes(30));
        return twin;
    }
}
