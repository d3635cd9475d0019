namespace XScrape.Simulator.World.Resources;

/// <summary>A cluster access policy on an access entry.</summary>
internal sealed record AssociatedPolicy(string PolicyArn, string ScopeType, IReadOnlyList<string> Namespaces, DateTimeOffset Associated);
