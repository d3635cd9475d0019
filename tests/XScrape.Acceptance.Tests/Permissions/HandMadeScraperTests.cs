using XScrape.Acceptance.Tests.Support;
using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Failures;
using XScrape.Kinds.Known;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Permissions;
using XScrape.Policies;
using XScrape.Provisioning.Scrapers;
using XScrape.Simulator.Setup;
using XScrape.Waiting;

namespace XScrape.Acceptance.Tests.Permissions;

/// <summary>A scraper without our owner tag: only the policy of a link that names it lets the caller change it.</summary>
public sealed class HandMadeScraperTests : IDisposable
{
    private readonly CallerStage _stage = new(CallerCase.Default.Policy(Side.Source), CallerCase.Default.Policy(Side.Target), UnconfirmedFacts.Strictest with { SameAccountTrustByRoleArnSuffices = true });

    public void Dispose() => _stage.Dispose();

    [Theory]
    [InlineData(null, null)]
    [InlineData("aps:UpdateScraper", "aps:UpdateScraper")]
    [InlineData("aps:DeleteScraper", "aps:DeleteScraper")]
    public async Task It_is_changed_and_removed_by_its_ARN(string? without, string? denied)
    {
        Intruder admin = new(_stage, CallerCase.Default, Side.Source, CallerCase.Default.Policy(Side.Source));
        LinkFacts facts = LinkRoles.Named(CallerCase.Default.Facts("prod-1"));
        await admin.PlantRoleAsync(admin.OwnRole);
        Intruder other = new(_stage, CallerCase.Default, Side.Target, CallerCase.Default.Policy(Side.Target));
        await other.PlantRoleAsync(other.OwnRole);
        ScraperArn scraper = ScraperArn.Parse(await admin.PlantScraperAsync(null));
        LinkFacts named = LinkConsistency.Complete(facts with { Scraper = scraper });
        PolicyDocument policy = CallerPolicy.For(Side.Source, named, new CallerSettings());
        ScraperLink link = new(named, new LinkSession(await SessionAsync(admin, without is null ? policy : policy.Without("XScrapeThisScraper", without)), _stage.CallerOfTarget));
        StatusWait wait = new(new WaitSettings { Timeout = TimeSpan.FromHours(2) }, _stage.Clock);

        async Task WorkAsync()
        {
            await new ChangeScraper(new ScraperUpdate { Alias = ScraperAlias.Parse("renamed") }, wait).RunAsync(link, Test.Stop);
            await new DeleteLinkScraper(wait).RunAsync(link, Test.Stop);
        }

        if (denied is null)
        {
            await WorkAsync();
        }
        else
        {
            Assert.Contains("not authorized to perform: " + denied, (await Assert.ThrowsAsync<XScrapeException>(WorkAsync)).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>A role of the source account that has this policy and nothing else.</summary>
    private async Task<ICloudAccount> SessionAsync(Intruder admin, PolicyDocument policy)
    {
        await admin.PlantRoleAsync("Runbook");
        await admin.AsAdminAsync("PutRolePolicy", ("RoleName", "Runbook"), ("PolicyName", "Caller"), ("PolicyDocument", policy.ToJson()));
        RawAnswer session = await _stage.AskAsync(RawCall.Form(CallerStage.KeyOf(CallerStage.Source), "sts", "AssumeRole", ("RoleArn", $"arn:aws:iam::{CallerStage.Source}:role/Runbook"), ("RoleSessionName", "run")));
        Assert.True(session.Succeeded, session.Text);
        return _stage.Open(session.Xml("AccessKeyId"), session.Xml("SecretAccessKey"), session.Xml("SessionToken"));
    }
}
