namespace XScrape.PowerShell.Binding.Completion;

/// <summary>The names of the scrapers that are there.</summary>
internal sealed class LinkNameCompleter() : ScraperCompleter(link => link.Name);
