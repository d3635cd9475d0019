namespace XScrape.PowerShell.Binding.Completion;

/// <summary>The workspaces of the scrapers that are there.</summary>
internal sealed class WorkspaceArnCompleter() : ScraperCompleter(link => link.WorkspaceArn);
