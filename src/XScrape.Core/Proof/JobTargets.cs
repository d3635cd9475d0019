namespace XScrape.Proof;

/// <summary>How many targets of a job answer, by their newest <c>up</c>.</summary>
internal sealed record JobTargets(string Job, int Up, int Down)
{
    /// <summary>The first of those that are down; they are asked for only where they are shown.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    public int All => Up + Down;
}
