using XScrape.Acceptance.Tests.Support;
using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Destinations;
using XScrape.Diagnosis;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Simulator.Faults;
using XScrape.Simulator.Setup;

namespace XScrape.Acceptance.Tests.Diagnosis;

/// <summary>What can go wrong with the scraper itself.</summary>
internal static class ScraperMutations
{
    private static readonly RoleArn s_otherSource = RoleArn.Parse("arn:aws:iam::111122223333:role/Other");

    private static readonly RoleArn s_otherTarget = RoleArn.Parse("arn:aws:iam::444455556666:role/Other");

    public static IEnumerable<Mutation> All =>
    [
        new("the scraper is gone", FindingIds.Scraper, s => RemoveAsync(s, TimeSpan.FromHours(2))),
        new("the scraper is being removed", FindingIds.ScraperStatus, s => RemoveAsync(s, TimeSpan.Zero)),
        new("the scraper could not be removed", FindingIds.ScraperStatus, s =>
        {
            Fail(s, "DELETION_FAILED");
            return RemoveAsync(s, TimeSpan.FromHours(2));
        }),
        new("the scraper is still being made", [FindingIds.ScraperStatus], s => AnotherAsync(s)) { Consequences = [FindingIds.ScraperTwin, FindingIds.SourceTrust, FindingIds.TargetTrust] },
        new("the scraper could not be made", [FindingIds.ScraperStatus], s =>
        {
            Fail(s, "CREATION_FAILED");
            return AnotherAsync(s, TimeSpan.FromHours(2));
        }) { Consequences = [FindingIds.ScraperTwin, FindingIds.SourceTrust, FindingIds.TargetTrust] },
        new("an update failed", FindingIds.ScraperStatus, async s =>
        {
            Fail(s, "UPDATE_FAILED");
            await UpdateAsync(s, c => c);
        }) { Flows = true },
        new("an update dropped the role configuration", FindingIds.ScraperRoles, async s =>
        {
            await s.AskAsync(s.SourceAccount, "aps", "PUT", $"/scrapers/{s.Facts.ScraperId}", """{"alias":"renamed","clientToken":"t"}""");
            s.Clock.Pass(TimeSpan.FromHours(1));
        }) { Plan = LinkPlan.Usual with { Facts = UnconfirmedFacts.Default with { UpdateWithoutDestinationDropsRoleConfiguration = true } } },
        new("the scraper has another source role", FindingIds.ScraperRoles, s => UpdateAsync(s, c => c with { SourceRole = s_otherSource })),
        new("the scraper has another target role", FindingIds.ScraperRoles, s => UpdateAsync(s, c => c with { TargetRole = s_otherTarget })),
        new("the scraper writes to another workspace", FindingIds.ScraperEnds, s => UpdateAsync(s, c => c with { Destination = new WorkspaceDestination(WorkspaceArn.Parse(LinkPlan.Usual.OtherWorkspace)) })) { Flows = true },
        new("another scraper lies between the two", FindingIds.ScraperTwin, s => AnotherAsync(s)) { Flows = true },
        new("the scraper is gone and the quota is used up", [FindingIds.Scraper, FindingIds.ScraperQuota], async s =>
        {
            await RemoveAsync(s, TimeSpan.FromHours(2));
            for (int i = 0; i < 10; i++)
            {
                await CreateAsync(s, $"other-{i}", LinkPlan.Usual.OtherWorkspace);
            }

            return null;
        }),
        new("the scraper is gone and two of its subnets lie in one zone now", [FindingIds.Scraper, FindingIds.SubnetZoneShared], async s =>
        {
            await RemoveAsync(s, TimeSpan.FromHours(2));
            s.Simulator.Surroundings.Change(s.Cluster, c => c with { Subnets = [.. c.Subnets.Select(n => n.SubnetId == "subnet-c" ? n with { AvailabilityZone = "us-west-2a" } : n)] });
            return null;
        }),
        new("the source identity is of another account", [FindingIds.SourceIdentity], s => Task.FromResult<ScraperLink?>(new ScraperLink(s.Facts, new LinkSession(s.Target, s.Target)))) { Flows = true },
        new("the target identity is of another account", [FindingIds.TargetIdentity], s => Task.FromResult<ScraperLink?>(new ScraperLink(s.Facts, new LinkSession(s.Source, s.Source)))) { Flows = true },
    ];

    private static void Fail(LinkStage stage, string status) =>
        stage.Simulator.Faults = new FaultPlan { ScraperFailures = [new ScraperFailure { Status = status, Reason = "No free address." }] };

    private static async Task RemoveAsync(LinkStage stage, TimeSpan later)
    {
        await stage.Source.Amp.DeleteScraperAsync(stage.Facts.ScraperId!, "gone", Test.Stop);
        stage.Clock.Pass(later);
    }

    private static async Task UpdateAsync(LinkStage stage, Func<ScraperChange, ScraperChange> change)
    {
        ScraperChange same = new(stage.Facts.Name, null, stage.Facts.Destination!, stage.Facts.SourceRole!, stage.Facts.TargetRole!, "update");
        await stage.Source.Amp.UpdateScraperAsync(stage.Facts.ScraperId!, change(same), Test.Stop);
        stage.Clock.Pass(TimeSpan.FromHours(1));
    }

    /// <summary>The link as it would be with a second scraper as its own.</summary>
    private static async Task<ScraperLink?> AnotherAsync(LinkStage stage, TimeSpan later = default)
    {
        Scraper made = await CreateAsync(stage, "second", LinkPlan.Usual.WorkspaceArn);
        stage.Clock.Pass(later);
        return new ScraperLink(stage.Facts with { Scraper = made.Arn, ScraperId = made.Arn.Id }, new LinkSession(stage.Source, stage.Target));
    }

    private static Task<Scraper> CreateAsync(LinkStage stage, string alias, string workspace) => stage.Source.Amp.CreateScraperAsync(
        new NewScraper(ScraperAlias.Parse(alias), stage.Facts.Source!, stage.Facts.Subnets!, null, new WorkspaceDestination(WorkspaceArn.Parse(workspace)), stage.Facts.SourceRole!, stage.Facts.TargetRole!, LinkPlan.Yaml, alias, new Dictionary<string, string>()),
        Test.Stop);
}
