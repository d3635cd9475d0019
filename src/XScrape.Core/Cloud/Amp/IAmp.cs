using XScrape.Arns;
using XScrape.Policies;

namespace XScrape.Cloud.Amp;

/// <summary>Amazon Managed Service for Prometheus, scraper operations. Operations are named as AWS names them.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/APIReference/</remarks>
internal interface IAmp
{
    Task<Scraper> CreateScraperAsync(NewScraper scraper, CancellationToken stop);

    /// <summary>Null if there is no such scraper (404): the only proof that one is gone.</summary>
    Task<Scraper?> DescribeScraperAsync(ScraperId id, CancellationToken stop);

    /// <summary>All pages. Scrapers being created or deleted are included.</summary>
    Task<IReadOnlyList<Scraper>> ListScrapersAsync(ScraperFilter filter, CancellationToken stop);

    Task<Scraper> UpdateScraperAsync(ScraperId id, ScraperChange change, CancellationToken stop);

    /// <summary>False if there was no such scraper.</summary>
    Task<bool> DeleteScraperAsync(ScraperId id, string clientToken, CancellationToken stop);

    /// <summary>The YAML text of AMP's default configuration.</summary>
    Task<string> GetDefaultScraperConfigurationAsync(CancellationToken stop);

    /// <summary>Null if the scraper writes no logs, or if there is no such scraper (404 both).</summary>
    Task<ScraperLogging?> DescribeScraperLoggingConfigurationAsync(ScraperId id, CancellationToken stop);

    /// <summary>Makes or replaces. The log group must exist.</summary>
    Task UpdateScraperLoggingConfigurationAsync(ScraperId id, LogGroupArn group, LogComponentList components, CancellationToken stop);

    /// <summary>False if there was none.</summary>
    Task<bool> DeleteScraperLoggingConfigurationAsync(ScraperId id, string clientToken, CancellationToken stop);

    Task TagResourceAsync(string resourceArn, IReadOnlyDictionary<string, string> tags, CancellationToken stop);

    Task<IReadOnlyDictionary<string, string>> ListTagsForResourceAsync(string resourceArn, CancellationToken stop);

    /// <summary>Null if there is no such workspace in the account.</summary>
    Task<AmpWorkspace?> DescribeWorkspaceAsync(WorkspaceArn workspace, CancellationToken stop);

    /// <summary>The resource policy of a workspace; null if it has none.</summary>
    Task<PolicyDocument?> DescribeResourcePolicyAsync(WorkspaceArn workspace, CancellationToken stop);
}
