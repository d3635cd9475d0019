using System.Text.Json.Nodes;

namespace XScrape.Conformance.Decisions;

/// <summary>A condition that was made: operator, key and values.</summary>
internal sealed record MadeCondition(string Operator, string Key, string[] Values)
{
    public bool HasSet => Operator.StartsWith("For", StringComparison.Ordinal);

    public bool IsNegated => Operator.Contains("Not", StringComparison.Ordinal);

    public bool IsIfExists => Operator.EndsWith("IfExists", StringComparison.Ordinal);

    /// <summary>One value stands bare, as people write it; several make a list.</summary>
    internal static JsonNode OneOrMany(string[] values) => values.Length == 1 ? JsonValue.Create(values[0]) : new JsonArray([.. values.Select(value => (JsonNode)value)]);
}
