using XScrape.Acceptance.Tests.Support;
using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Diagnosis;

namespace XScrape.Acceptance.Tests.Diagnosis;

/// <summary>Two collectors between one cluster and one workspace are a fault only where they scrape the same.</summary>
public sealed class TwinTests
{
    [Theory]
    [InlineData("scrape_configs:\n  - job_name: nodes\n    kubernetes_sd_configs:\n      - role: node\n", true, "jobs or labels of their own")]
    [InlineData("global:\n  external_labels: {half: b}\nscrape_configs:\n  - job_name: pods\n    kubernetes_sd_configs:\n      - role: pod\n", true, "jobs or labels of their own")]
    [InlineData(LinkPlan.Yaml, false, "written twice")]
    [InlineData("scrape_configs:\n  - job_name: nodes\n    kubernetes_sd_configs:\n      - role: node\n  - job_name: pods\n    kubernetes_sd_configs:\n      - role: pod\n", false, "written twice")]
    public async Task A_twin_with_other_jobs_or_labels_is_none(string yaml, bool passes, string says)
    {
        using LinkStage stage = await LinkStage.MakeAsync();
        Scraper other = await stage.Source.Amp.CreateScraperAsync(
            new NewScraper(ScraperAlias.Parse("second"), stage.Facts.Source!, stage.Facts.Subnets!, null, stage.Facts.Destination!, stage.Facts.SourceRole!, stage.Facts.TargetRole!, yaml, "second", new Dictionary<string, string>()),
            Test.Stop);
        stage.Clock.Pass(TimeSpan.FromHours(1));

        Finding twin = Assert.Single(await stage.DiagnoseAsync(), f => f.Id == FindingIds.ScraperTwin);

        Assert.Equal(passes, twin.Passed);
        Assert.Contains(says, twin.Message, StringComparison.Ordinal);
        Assert.Contains(other.Arn.Id.ToString(), twin.Message, StringComparison.Ordinal);
    }
}
