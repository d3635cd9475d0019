namespace XScrape.Pester;

/// <summary>How the child shell of a suite ended.</summary>
/// <param name="Report">Null if the suite did not come to its end.</param>
/// <param name="ExitCode">That of the shell; null if it was ended because it hung.</param>
/// <param name="Output">All that it wrote.</param>
internal sealed record SuiteOutcome(SuiteReport? Report, int? ExitCode, string Output)
{
    private const int Lines = 40;

    /// <summary>The last lines: where a suite that ended early had got to.</summary>
    public string End => string.Join('\n', Output.TrimEnd().Split('\n').TakeLast(Lines));
}
