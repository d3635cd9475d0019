using System.Globalization;
using System.Text.Json.Nodes;
using XScrape.Simulator.Samples;

namespace XScrape.Simulator.PromQL;

/// <summary>A query's result: a scalar, or an instant vector.</summary>
internal sealed record PromValue(double? Scalar, IReadOnlyList<PromSample> Vector)
{
    public static PromValue OfScalar(double value) => new(value, []);

    public static PromValue OfVector(IEnumerable<PromSample> samples) => new(null, [.. samples]);

    /// <summary>https://prometheus.io/docs/prometheus/latest/querying/api/#expression-query-result-formats.</summary>
    public JsonObject ToJson(DateTimeOffset at)
    {
        if (Scalar is { } number)
        {
            return new() { ["resultType"] = "scalar", ["result"] = Point(at, number) };
        }

        JsonArray result = [];
        foreach (PromSample sample in Vector)
        {
            result.Add((JsonNode)new JsonObject { ["metric"] = Metric(sample.Labels), ["value"] = Point(at, sample.Value) });
        }

        return new() { ["resultType"] = "vector", ["result"] = result };
    }

    public static JsonObject Metric(IReadOnlyDictionary<string, string> labels)
    {
        JsonObject metric = [];
        foreach (KeyValuePair<string, string> label in labels.OrderBy(label => label.Key, StringComparer.Ordinal))
        {
            metric[label.Key] = label.Value;
        }

        return metric;
    }

    public static JsonArray Point(DateTimeOffset at, double value) =>
        new(JsonValue.Create(at.ToUnixTimeMilliseconds() / 1000m), JsonValue.Create(value.ToString("R", CultureInfo.InvariantCulture)));
}
