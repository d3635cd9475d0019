namespace XScrape.Simulator.Amp.Scrapers;

/// <summary>A role configuration as it was sent.</summary>
internal sealed record RoleArns(string? Source, string? Target);
