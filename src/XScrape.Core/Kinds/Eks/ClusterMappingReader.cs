using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Eks;
using XScrape.Diagnosis;
using XScrape.Diagnosis.Snapshots;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Scrapers;
using XScrape.Sources;

namespace XScrape.Kinds.Eks;

/// <summary>Finds the collector's role of a scraper, and how its cluster grants access.</summary>
internal static class ClusterMappingReader
{
    public static async Task<ClusterMapping> ReadAsync(ScraperLink link, CancellationToken stop)
    {
        ICloudAccount account = link.Session.Source;
        ScraperId? id = link.Facts.ScraperId
            ?? ScraperSearch.Among(await account.Amp.ListScrapersAsync(new ScraperFilter(link.Facts.Source, link.Facts.Destination), stop).ConfigureAwait(false), link.Facts)?.Arn.Id;
        Scraper? scraper = id is null ? null : await account.Amp.DescribeScraperAsync(id, stop).ConfigureAwait(false);
        if (scraper is null)
        {
            throw new XScrapeException(FailureId.ScraperNotFound, $"There is no scraper for '{link}': the collector's role is made with it.", "Make the scraper first; Get-XAScraper lists those that exist.");
        }

        RoleArn role = RoleArn.Parse(scraper.ServiceRoleArn ?? throw new XScrapeException(FailureId.ScraperMismatch, $"AMP does not say which role the collector of {scraper.Arn} has.", "Run the same command again later."));
        ScraperLink known = link.With(f => ScraperSearch.Merge(f, scraper));
        return new ClusterMapping(known, (role with { Path = RolePath.Root }).ToString()) { AuthenticationMode = await ModeAsync(known, stop).ConfigureAwait(false) };
    }

    private static async Task<string?> ModeAsync(ScraperLink link, CancellationToken stop)
    {
        if (link.Facts.Source is not EksSource { Cluster: var cluster })
        {
            return null;
        }

        Observation<EksCluster> read = await Reading.Of("eks:DescribeCluster", link.Session.Source, a => a.Eks.DescribeClusterAsync(cluster.Name, stop)).ConfigureAwait(false);
        return read.Value?.AuthenticationMode;
    }
}
