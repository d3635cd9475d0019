namespace XScrape.Simulator.PromQL;

/// <summary>What is wrong with a query.</summary>
#pragma warning disable CA1032, CA1064 // never leaves this assembly
internal sealed class PromError(string message) : Exception(message);
#pragma warning restore CA1032, CA1064
