using System.Text.Json.Nodes;
using System.Xml.Linq;
using XScrape.Simulator.Http.Requests;

namespace XScrape.Simulator.Http;

/// <summary>What an operation answers: JSON for paths, XML elements for forms.</summary>
internal sealed record Reply
{
    public int Status { get; init; } = 200;

    public JsonObject? Json { get; init; }

    /// <summary>The content of XResult; null for operations without output.</summary>
    public IReadOnlyList<XElement>? Xml { get; init; }

    /// <summary>What answers instead, outside the world's gate: another server.</summary>
    public Func<CancellationToken, Task<SimulatorResponse>>? Later { get; init; }

    public static Reply Empty { get; } = new();

    public static Reply OfXml(params XElement[] elements) => new() { Xml = elements };

    public static Reply OfJson(JsonObject json, int status = 200) => new() { Json = json, Status = status };
}
