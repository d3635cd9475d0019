namespace XScrape.Simulator.Http.Requests;

/// <summary>A request's path and query, raw and taken apart.</summary>
internal sealed class Target
{
    public Target(string raw)
    {
        string text = raw.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(raw, UriKind.Absolute, out Uri? absolute)
            ? absolute.PathAndQuery
            : raw;
        int mark = text.IndexOf('?');
        Path = mark < 0 ? text : text.Substring(0, mark);
        Path = Path.Length == 0 ? "/" : Path;
        RawQuery = mark < 0 ? string.Empty : text.Substring(mark + 1);
        Query = [.. PercentEncoding.Pairs(RawQuery)];
    }

    public string Path { get; }

    public string RawQuery { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Query { get; }
}
