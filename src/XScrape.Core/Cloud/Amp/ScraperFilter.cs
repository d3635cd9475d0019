using XScrape.Arns;

namespace XScrape.Cloud.Amp;

/// <summary>What ListScrapers is asked for; null is not filtered.</summary>
internal sealed record ScraperFilter(ClusterArn? Source = null, WorkspaceArn? Destination = null, ScraperAlias? Alias = null, string? Status = null);
