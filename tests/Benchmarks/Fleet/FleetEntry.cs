namespace XScrape.Benchmarks.Fleet;

/// <summary>The median of a case over so many runs.</summary>
internal sealed record FleetEntry(FleetCase Case, FleetSample Median, int Runs);
