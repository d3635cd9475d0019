namespace XScrape.Simulator.Http.Requests;

/// <summary>An HTTP request as a front hands it over.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="RawTarget">Path and query exactly as they came, still encoded: signatures cover them.</param>
/// <param name="Headers">Names and values; a name may stand several times.</param>
/// <param name="Body">The body's bytes.</param>
public sealed record SimulatorRequest(string Method, string RawTarget, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    internal string? Header(string name)
    {
        string[] values = [.. Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)];
        return values.Length == 0 ? null : string.Join(",", values);
    }
}
