namespace XScrape.Pester;

/// <summary>One test of a suite, as Pester reports it.</summary>
/// <param name="Name">The path through its blocks, with the values of this case.</param>
/// <param name="Result">Passed, Failed, Skipped, Inconclusive or NotRun.</param>
/// <param name="Message">Pester's own words on a failure; else empty.</param>
/// <param name="Reason">Why it was skipped; empty where nobody said so.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record SuiteTest(string Name, string Result, string Message, string Reason, double Seconds);
