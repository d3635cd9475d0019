namespace XScrape.Simulator;

/// <summary>A role configuration as it was sent.</summary>
internal sealed record RoleArns(string? Source, string? Target);
