namespace XScrape.PowerShell.Binding.Completion;

/// <summary>The clusters of the scrapers that are there.</summary>
internal sealed class ClusterArnCompleter() : ScraperCompleter(link => link.ClusterArn);
