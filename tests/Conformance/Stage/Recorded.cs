using System.Text;

namespace XScrape.Conformance.Stage;

/// <summary>One request and what was answered, as they went over the wire.</summary>
internal sealed record Recorded
{
    public required string Method { get; init; }

    /// <summary>Path and query, still encoded.</summary>
    public required string Target { get; init; }

    public required string Authorization { get; init; }

    public required byte[] RequestBody { get; init; }

    public required int Status { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required byte[] Body { get; init; }

    public string Text => Encoding.UTF8.GetString(Body);

    public string Header(string name) => Headers.TryGetValue(name, out string? value) ? value : string.Empty;

    public override string ToString() => $"{Method} {Target} {Encoding.UTF8.GetString(RequestBody)} → {Status} {Text}";
}
