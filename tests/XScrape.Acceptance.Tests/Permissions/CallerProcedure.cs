using XScrape.Acceptance.Tests.Support;
using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Configuration;
using XScrape.Destinations;
using XScrape.Discovery;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Policies.Trust;
using XScrape.Provisioning;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Roles;
using XScrape.Waiting;

namespace XScrape.Acceptance.Tests.Permissions;

/// <summary>Everything that the cmdlets do to a link, from nothing to nothing, as the two callers. What a cmdlet does is one step.</summary>
internal sealed class CallerProcedure(CallerStage stage, CallerCase how)
{
    private const string Yaml = "global:\n  scrape_interval: 30s\nscrape_configs:\n  - job_name: pods\n    kubernetes_sd_configs:\n      - role: pod\n";

    /// <summary>The first step after all links are made and bound.</summary>
    public const string Drift = "Update-XATrustPolicy after drift";

    private readonly PropagationRetry _retry = new(stage.Clock, PropagationRetry.DefaultBound);
    private readonly Dictionary<string, ScraperLink> _links = [];

    private TrustSettings Trust => new(_retry, stage.Clock);

    private StatusWait Wait => new(new WaitSettings { Timeout = TimeSpan.FromHours(2) }, stage.Clock);

    private EnsureScraper Scraper => new(new ScraperSettings(ScrapeConfiguration.AsStored(Yaml)), _retry);

    /// <summary>The first step that is denied with the text of its error, or null when all went through.</summary>
    /// <param name="until">The step before which it ends; null: it goes on to the end.</param>
    public async Task<(string Step, string Error)?> RunAsync(string? until = null)
    {
        foreach ((string step, string name, Func<ScraperLink, Task<ScraperLink>> work) in Steps().TakeWhile(s => s.Step != until))
        {
            ScraperLink link = _links.TryGetValue(name, out ScraperLink? made) ? made : stage.Link(how.Facts(name));
            try
            {
                _links[name] = await work(link);
            }
            catch (XScrapeException failure)
            {
                return (step, failure.Message);
            }
        }

        return null;
    }

    /// <summary>A link as the last step left it, from facts alone.</summary>
    public ScraperLink Made(string name) => Fresh(_links[name]);

    private IEnumerable<(string Step, string Link, Func<ScraperLink, Task<ScraperLink>> Work)> Steps()
    {
        foreach (string name in how.Links)
        {
            yield return ("New-XAScraperSourceRole", name, link => RunAsync(new EnsureSourceRole(Roles(Side.Source), _retry), link));
            yield return ("New-XAScraperTargetRole", name, link => RunAsync(new EnsureTargetRole(Roles(Side.Target), _retry), link));
            yield return ("New-XAScraper", name, link => RunAsync(Scraper, link));
            yield return ("Wait-XAScraper", name, WaitAsync);
            yield return ("Update-XATrustPolicy", name, link => RunAsync(new BindTrust(Trust), link));
            yield return ("Get-XAScraper -IncludeTrust", name, FindAsync);
        }

        string first = how.Links[0];
        yield return (Drift, first, async link => await RunAsync(new BindTrust(Trust), await DriftAsync(link)));
        yield return ("Set-XAScraper", first, link => RunAsync(new ChangeScraper(new ScraperUpdate { Alias = ScraperAlias.Parse("renamed"), Tags = new Dictionary<string, string> { ["team"] = "obs" } }, Wait), Fresh(link)));
        yield return ("Set-XAScraper -LogGroupArn", first, link => RunAsync(Log(new LoggingUpdate { Group = LogGroupArn.Parse("arn:aws:logs:us-west-2:111122223333:log-group:amp:*") }), Fresh(link)));
        yield return ("Get-XAScraper -IncludeLogging", first, async link => Assert.Single(await DetailsAsync(link)));
        if (how.Links.Count == 1)
        {
            yield return ("Set-XAScraper -AllowRecreate", first, RecreateAsync);
        }

        yield return ("Set-XAScraper -NoLogging", first, link => RunAsync(Log(new LoggingUpdate { Remove = true }), Fresh(link)));

        // The first link made the roles, so it goes last.
        foreach (string name in how.Links.Reverse())
        {
            yield return ("Disconnect-XACluster", name, _ => RunAsync(Disconnect, stage.Link(how.Facts(name))));
            yield return ("Disconnect-XACluster, again", name, _ => RunAsync(Disconnect, stage.Link(how.Facts(name))));
        }
    }

    private OperationSequence Disconnect => new("Disconnect", [
        new FindLinkScraper(Trust), new UnbindTrust(Trust), new DeleteLinkScraper(Wait),
        new DeleteLinkRole(Side.Target, leaveForeign: true, _retry), new DeleteLinkRole(Side.Source, leaveForeign: true, _retry)]);

    private RoleSettings Roles(Side side) => new()
    {
        Adopt = how.Links.Count > 1,
        LeastPrivilege = how.LeastPrivilege && side == Side.Target,
        PermissionsBoundary = how.IsBounded ? CallerStage.BoundaryOf(side) : null,
    };

    private static Task<ScraperLink> RunAsync(ILinkOperation operation, ScraperLink link) => operation.RunAsync(operation.Prepare(link), Test.Stop);

    private ScraperLink Fresh(ScraperLink link) => stage.Link(link.Facts);

    private ChangeScraper Log(LoggingUpdate logging) => new(new ScraperUpdate { Logging = logging }, Wait);

    private async Task<IReadOnlyList<ScraperLink>> DetailsAsync(ScraperLink link)
    {
        List<ScraperLink> links = [];
        await foreach (ScraperLink found in new LinkDetails(trust: false, logging: true).ReadAsync(Fresh(link), Test.Stop))
        {
            Assert.Equal(LoggingState.Active, found.Logging);
            links.Add(found);
        }

        return links;
    }

    private Task<ScraperLink> RecreateAsync(ScraperLink link)
    {
        // So long after the creation, AMP has forgotten its client token.
        stage.Clock.Pass(TimeSpan.FromDays(2));
        ScraperUpdate update = new() { Subnets = IdList.Subnets(["subnet-1a", "subnet-1b"]) };
        return RunAsync(new RecreateScraper(update, Wait, Trust), Fresh(link));
    }

    private async Task<ScraperLink> WaitAsync(ScraperLink link)
    {
        await foreach (WaitEvent seen in new ScraperWaiter(new WaitSettings { Timeout = TimeSpan.FromHours(2) }, stage.Clock).WaitAsync([link], Test.Stop))
        {
            if (seen.Failure is not null)
            {
                throw seen.Failure;
            }

            link = seen.Link ?? link;
        }

        return link;
    }

    private async Task<ScraperLink> FindAsync(ScraperLink link)
    {
        ScraperLink wanted = stage.Link(new LinkFacts { Name = link.Facts.Name, Region = link.Facts.Region });
        ScraperLink found = Assert.Single(await LinkFinder.FindAsync(wanted, LinkSelection.Of(wanted.Facts)!, Test.Stop));
        ScraperLink described = found.Facts.SourceRole is not null ? found : Assert.Single(await LinkFinder.FindAsync(stage.Link(found.Facts), LinkSelection.Of(found.Facts)!, Test.Stop));
        Assert.Equal(TrustState.Bound, (await TrustInspector.ReadAsync(described, Test.Stop)).Trust);
        return link;
    }

    /// <summary>Somebody takes away what both roles may do. With least privilege only New-XAScraperTargetRole gives that back.</summary>
    private async Task<ScraperLink> DriftAsync(ScraperLink link)
    {
        LinkFacts facts = link.Facts;
        await stage.AdminOfSource.Iam.DeleteRolePolicyAsync(facts.SourceRole!.Name, RolePermissions.AssumeName(facts.TargetRole!), Test.Stop);
        if (!how.LeastPrivilege)
        {
            await stage.AdminOfTarget.Iam.DetachRolePolicyAsync(facts.TargetRole!.Name, WorkspaceDestination.RemoteWritePolicy("aws"), Test.Stop);
        }

        return Fresh(link);
    }
}
