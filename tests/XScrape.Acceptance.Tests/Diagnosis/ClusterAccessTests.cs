using XScrape.Acceptance.Tests.Support;
using XScrape.Configuration;
using XScrape.Diagnosis;
using XScrape.Links;
using XScrape.Operations;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Waiting;

namespace XScrape.Acceptance.Tests.Diagnosis;

/// <summary>A collector without its access entry: nobody can make it by hand, and the documented way out works.</summary>
public sealed class ClusterAccessTests
{
    [Fact]
    public async Task The_entry_comes_back_with_a_new_scraper_alone()
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        string role = (await stage.Source.Amp.DescribeScraperAsync(stage.Facts.ScraperId!, Test.Stop))!.ServiceRoleArn!;
        stage.Simulator.Surroundings.RemoveAccessEntry(stage.Cluster, role);

        Finding finding = Assert.Single(await stage.DiagnoseAsync(), f => f.Id == FindingIds.ClusterAccess);
        Assert.Equal((false, true, null), (finding.Passed, finding.Checked, finding.Fix));
        Assert.DoesNotContain("by hand", finding.Message, StringComparison.Ordinal);
        Assert.Contains("create it again", finding.Message, StringComparison.Ordinal);
        Assert.Contains("AmazonPrometheusScraperPolicy", finding.Wanted, StringComparison.Ordinal);

        IReadOnlyList<Finding> after = await LinkStage.DiagnoseAsync(await AgainAsync(stage));
        Assert.True(after.Single(f => f.Id == FindingIds.ClusterAccess).Passed);
        Assert.DoesNotContain(after, f => f is { Checked: true, Passed: false });
    }

    /// <summary>As Remove-XAScraper and Connect-XACluster do it.</summary>
    private static async Task<ScraperLink> AgainAsync(LinkStage stage)
    {
        PropagationRetry retry = new(stage.Clock, PropagationRetry.DefaultBound);
        TrustSettings trust = new(retry, stage.Clock);
        ScraperLink link = stage.Link;
        foreach (ILinkOperation part in new ILinkOperation[]
        {
            new UnbindTrust(trust),
            new DeleteLinkScraper(new StatusWait(new WaitSettings { Timeout = TimeSpan.FromHours(2) }, stage.Clock)),
            new EnsureScraper(new ScraperSettings(ScrapeConfiguration.AsStored(LinkPlan.Yaml)), retry),
            new BindTrust(trust),
        })
        {
            link = await part.RunAsync(part.Prepare(link), Test.Stop);
        }

        stage.Clock.Pass(TimeSpan.FromMinutes(30));
        return link;
    }
}
