using XScrape.Crash.Harness;

namespace XScrape.Crash.Matrix;

/// <summary>One case of the matrix, and why it is not as it should be; null where it is.</summary>
internal sealed record CaseResult(Scenario Scenario, KillPlan Plan, bool Reached, string? Fault)
{
    public override string ToString() => $"{Scenario.Name}, {Plan}: {Fault ?? "same end state"}";
}
