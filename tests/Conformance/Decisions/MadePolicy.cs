using System.Text.Json.Nodes;

namespace XScrape.Conformance.Decisions;

/// <summary>A policy that was made.</summary>
internal sealed record MadePolicy(MadeStatement[] Statements)
{
    public JsonObject ToJson() => new() { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray([.. Statements.Select(statement => statement.ToJson())]) };

    public override string ToString() => ToJson().ToJsonString();
}
