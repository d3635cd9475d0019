namespace XScrape.PowerShell.Binding.Completion;

/// <summary>The ARNs of the scrapers that are there.</summary>
internal sealed class ScraperArnCompleter() : ScraperCompleter(link => link.ScraperArn);
