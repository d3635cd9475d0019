namespace XScrape.Configuration;

/// <summary>A job that asks nodes or pods themselves, so that the collector must reach them.</summary>
/// <param name="Job">Its name.</param>
/// <param name="Port">The port of all of its targets; null where only the cluster knows.</param>
internal sealed record NodeJob(string Job, int? Port);
