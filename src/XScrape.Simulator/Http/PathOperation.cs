using XScrape.Simulator.Http.Requests;

namespace XScrape.Simulator.Http;

/// <summary>An operation that is named by method and path.</summary>
internal abstract class PathOperation(string service, string method, string template, bool isWrite) : Operation(service, Protocol.RestJson, isWrite)
{
    private readonly string[] _segments = template.Split('/');

    public string Method { get; } = method;

    public string Template { get; } = template;

    /// <summary>Takes the labels out of a path; null where it does not fit.</summary>
    public IReadOnlyDictionary<string, string>? Match(string method, string path)
    {
        string[] segments = path.Split('/');
        if (!method.Equals(Method, StringComparison.OrdinalIgnoreCase) || segments.Length != _segments.Length)
        {
            return null;
        }

        Dictionary<string, string> labels = new(StringComparer.Ordinal);
        for (int i = 0; i < segments.Length; i++)
        {
            if (_segments[i].StartsWith("{", StringComparison.Ordinal) && segments[i].Length > 0)
            {
                labels[_segments[i].Trim('{', '}')] = PercentEncoding.Decode(segments[i]);
            }
            else if (_segments[i] != segments[i])
            {
                return null;
            }
        }

        return labels;
    }
}
