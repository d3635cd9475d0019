namespace XScrape.Pester;

/// <summary>A part of a suite that failed outside its tests: the file itself, or what a block does before or after them.</summary>
internal sealed record BrokenPart(string Name, string Message);
