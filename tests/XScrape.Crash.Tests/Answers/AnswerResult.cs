namespace XScrape.Crash.Answers;

/// <summary>One case, and why it is not as it should be; null where it is.</summary>
internal sealed record AnswerResult(string Scenario, AnswerPlan Plan, bool Reached, string? Fault)
{
    public override string ToString() => $"{Scenario}, {Plan}: {Fault ?? "an error, then the same end state"}";
}
