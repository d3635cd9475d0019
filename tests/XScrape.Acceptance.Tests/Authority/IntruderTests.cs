using XScrape.Acceptance.Tests.Support;
using XScrape.Cloud.Amp;
using XScrape.Configuration;
using XScrape.Discovery;
using XScrape.Failures;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Policies;
using XScrape.Policies.Trust;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Waiting;

namespace XScrape.Acceptance.Tests.Authority;

/// <summary>
/// For each right that an attacker may have alone: after he has used it, no cmdlet that changes AWS lets in a scraper or a principal
/// that the administrator did not name. What the attacker wrote into a policy himself is not XScrape's doing.
/// </summary>
public sealed class IntruderTests
{
    // A way to call the cmdlets without -Adopt and without making scrapers anew.
    private const int Usual = 2;

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach (Intrusion intrusion in Intrusion.All)
            {
                foreach (string state in new[] { "roles alone", "whole link", "roles of a hub" })
                {
                    rows.Add(intrusion.ToString(), state);
                }
            }

            return rows;
        }
    }

    [Fact]
    public void Every_right_is_tried() => Assert.Equal(Intrusion.Rights.Order(), Intrusion.All.Select(i => i.Right).Distinct().Order());

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Nobody_gets_in_whom_the_administrator_did_not_name(string name, string state)
    {
        Intrusion intrusion = Intrusion.All.Single(i => i.ToString() == name);
        using AuthorityStage stage = new(intrusion.Actions);
        ScraperLink link = await MakeAsync(stage, state);
        HashSet<string> named = [.. (await stage.Source.Amp.ListScrapersAsync(new ScraperFilter(), Test.Stop)).Select(s => s.Arn.ToString())];
        await intrusion.PlantAsync(stage, link);
        HashSet<string> there = [.. (await stage.Source.Amp.ListScrapersAsync(new ScraperFilter(), Test.Stop)).Select(s => s.Arn.ToString())];
        Dictionary<Side, HashSet<string>> before = await AdmittedAsync(stage, link);
        int ran = 0;
        foreach ((string command, Func<Task> run) in Commands(stage, link, intrusion))
        {
            try
            {
                await run();
                ran++;
            }
            catch (XScrapeException failure)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"{command}: {failure.Id}");
            }

            foreach (KeyValuePair<Side, HashSet<string>> now in await AdmittedAsync(stage, link))
            {
                // What a cmdlet itself has made since is named by who ran it.
                string[] strangers = [.. now.Value.Where(v => !before[now.Key].Contains(v) && !IsNamed(v, link, named, there))];
                Assert.True(strangers.Length == 0, $"After {command} the {now.Key} role lets in {string.Join(", ", strangers)}.");
            }
        }

        Assert.True(ran > 0, "No cmdlet ended, so that nothing was tried.");
    }

    private static bool IsNamed(string value, ScraperLink link, HashSet<string> named, HashSet<string> there) =>
        value == link.SourceRoleArn || value == ExpectedTrust.ScraperService || value.EndsWith(TrustPlaceholder.Resource, StringComparison.Ordinal) || value == link.SourceAccountId
        || named.Contains(value)
        // A unique id of the source role, where it is gone, admits nobody.
        || ExpectedTrust.IsDead(value)
        || (Arns.ScraperArn.FromCondition(value) is not null && !there.Contains(value) && value != Intrusion.EvilArn);

    private static async Task<ScraperLink> MakeAsync(AuthorityStage stage, string state)
    {
        PropagationRetry retry = new(stage.Clock, PropagationRetry.DefaultBound);
        ScraperLink link = stage.Link(LinkRoles.Named(stage.Facts("prod-1", hub: state == "roles of a hub")));
        ILinkOperation[] steps =
        [
            new EnsureSourceRole(new RoleSettings(), retry), new EnsureTargetRole(new RoleSettings(), retry),
            new EnsureScraper(new ScraperSettings(ScrapeConfiguration.AsStored(ChangingCmdlet.Yaml)), retry), new BindTrust(new TrustSettings(retry, stage.Clock)),
        ];
        foreach (ILinkOperation step in steps.Take(state == "roles alone" ? 2 : 4))
        {
            link = await step.RunAsync(step.Prepare(link), Test.Stop);
        }

        stage.Clock.Pass(TimeSpan.FromHours(1));
        return link;
    }

    /// <summary>Every cmdlet of the table, and the bind of all that is listed.</summary>
    private static IEnumerable<(string Command, Func<Task> Run)> Commands(AuthorityStage stage, ScraperLink link, Intrusion intrusion)
    {
        yield return ("Get-XAScraper | Update-XATrustPolicy", () => BindAllAsync(stage));
        string[] last = ["Remove-XAScraper", "Remove-XAScraperRole", "Disconnect-XACluster"];
        foreach (ChangingCmdlet cmdlet in ChangingCmdlet.All.OrderBy(c => Array.IndexOf(last, c.Name)))
        {
            yield return (cmdlet.Name, async () =>
            {
                ILinkOperation operation = cmdlet.Operation(stage, Usual);
                LinkFacts row = intrusion.Row(cmdlet.Given(link.Facts), Intrusion.TeamScraper(stage));
                ScraperLink start = stage.Link(row);
                start = start.With(start.Session with { SourceIsNamed = true, TargetIsNamed = true });
                _ = await operation.RunAsync(await LinkAccounts.CheckAsync(operation.Prepare(start), operation.Sides, [], Test.Stop), Test.Stop);
            }
            );
        }
    }

    private static async Task BindAllAsync(AuthorityStage stage)
    {
        XScrapeException? refused = null;
        foreach (ScraperLink found in await LinkFinder.FindAsync(stage.Link(new LinkFacts { Region = Arns.Region.Parse("us-west-2") }), LinkSelection.All, Test.Stop))
        {
            try
            {
                BindTrust bind = new(new TrustSettings(new PropagationRetry(stage.Clock, PropagationRetry.DefaultBound), stage.Clock));
                _ = await bind.RunAsync(bind.Prepare(found), Test.Stop);
            }
            catch (XScrapeException failure)
            {
                refused = failure;
            }
        }

        if (refused is not null)
        {
            throw refused;
        }
    }

    /// <summary>Every principal and every value of a condition in an Allow of the link's two roles.</summary>
    private static async Task<Dictionary<Side, HashSet<string>>> AdmittedAsync(AuthorityStage stage, ScraperLink link)
    {
        Dictionary<Side, HashSet<string>> all = [];
        foreach (Side side in new[] { Side.Source, Side.Target })
        {
            PolicyDocument? trust = await stage.TrustAsync(side, link.Facts);
            all[side] = [.. (trust?.Statements ?? []).Where(s => s.Effect == "Allow").SelectMany(s => s.Conditions.SelectMany(c => c.Values).Concat(Principals(s)))];
        }

        return all;
    }

    private static IEnumerable<string> Principals(PolicyStatement statement) =>
        statement.Principal is not { IsEverybody: false } principal ? ["(anybody)"] : principal.Values.SelectMany(v => v.Value);
}
