namespace XScrape.Help;

/// <summary>A page that does not have the form that CONTRIBUTING.md describes.</summary>
internal sealed class PageException(string page, string problem) : Exception($"{page}: {problem}");
