namespace XScrape.Simulator.World.Resources;

/// <summary>A change of a cluster, as UpdateClusterConfig began it.</summary>
internal sealed record ClusterUpdate(string Id, string Type, IReadOnlyList<KeyValuePair<string, string>> Parameters, DateTimeOffset Created, DateTimeOffset Done);
