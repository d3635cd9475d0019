namespace XScrape.Simulator.Http.Requests;

/// <summary>An HTTP response for a front to write.</summary>
/// <param name="StatusCode">The status.</param>
/// <param name="Headers">Names and values.</param>
/// <param name="Body">The body's bytes.</param>
public sealed record SimulatorResponse(int StatusCode, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    /// <summary>Whether the front must cut the connection instead of answering.</summary>
    public bool CutsConnection { get; init; }
}
