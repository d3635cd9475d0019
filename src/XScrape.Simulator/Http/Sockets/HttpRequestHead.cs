using System.Globalization;

namespace XScrape.Simulator.Http.Sockets;

/// <summary>The lines of a request before its body.</summary>
internal sealed class HttpRequestHead
{
    private const int Parts = 3;

    private HttpRequestHead(string method, string target, string version, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        Method = method;
        Target = target;
        Headers = headers;
        Host = Value("Host");
        IsChunked = Value("Transfer-Encoding") is { } coding && (coding.Equals("chunked", StringComparison.OrdinalIgnoreCase) ? true : throw new FormatException("Only chunked bodies are known."));
        ContentLength = Value("Content-Length") is { } length ? Number(length) : 0;
        ExpectsContinue = "100-continue".Equals(Value("Expect"), StringComparison.OrdinalIgnoreCase);
        KeepsAlive = version == "HTTP/1.1" && !"close".Equals(Value("Connection"), StringComparison.OrdinalIgnoreCase);
        if (IsChunked && ContentLength > 0)
        {
            throw new FormatException("A body has one length.");
        }
    }

    public string Method { get; }

    /// <summary>Path and query as they came.</summary>
    public string Target { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    public string? Host { get; }

    public bool IsChunked { get; }

    public long ContentLength { get; }

    public bool ExpectsContinue { get; }

    public bool KeepsAlive { get; }

    /// <exception cref="FormatException">It is not HTTP/1.0 or HTTP/1.1.</exception>
    public static HttpRequestHead Parse(IReadOnlyList<string> lines)
    {
        string[] first = lines[0].Split(' ');
        if (first.Length != Parts || first[0].Length == 0 || first[1].Length == 0 || first[1][0] != '/' || first[2] is not ("HTTP/1.0" or "HTTP/1.1"))
        {
            throw new FormatException("The first line is not METHOD /target HTTP/1.1.");
        }

        List<KeyValuePair<string, string>> headers = [];
        foreach (string line in lines.Skip(1))
        {
            int colon = line.IndexOf(':');
            if (colon <= 0 || line.Substring(0, colon).Any(c => c <= ' '))
            {
                throw new FormatException("A header is not Name: value.");
            }

            headers.Add(new(line.Substring(0, colon), line.Substring(colon + 1).Trim(' ', '\t')));
        }

        return new HttpRequestHead(first[0], first[1], first[2], headers);
    }

    private string? Value(string name)
    {
        string[] values = [.. Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)];
        return values.Length < 2 ? values.FirstOrDefault() : throw new FormatException($"{name} stands twice.");
    }

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : throw new FormatException("Content-Length is no number.");
}
