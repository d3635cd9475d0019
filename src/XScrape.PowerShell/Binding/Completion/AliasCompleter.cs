namespace XScrape.PowerShell.Binding.Completion;

/// <summary>The aliases of the scrapers that are there.</summary>
internal sealed class AliasCompleter() : ScraperCompleter(link => link.Alias);
