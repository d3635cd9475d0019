namespace XScrape.Simulator.Collecting;

/// <summary>One hop of the chain from a scraper to a workspace.</summary>
/// <param name="Name">Scraper, Cluster, SourceTrust, SourcePermission, TargetTrust, RemoteWrite or Workspace.</param>
/// <param name="Allowed">Whether it holds.</param>
/// <param name="Reason">What was found, in words.</param>
public sealed record ChainHop(string Name, bool Allowed, string Reason);
