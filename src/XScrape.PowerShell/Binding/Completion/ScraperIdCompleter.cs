namespace XScrape.PowerShell.Binding.Completion;

/// <summary>The ids of the scrapers that are there.</summary>
internal sealed class ScraperIdCompleter() : ScraperCompleter(link => link.ScraperId);
