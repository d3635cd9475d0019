using System.Text.Json.Nodes;

namespace XScrape.Simulator;

/// <summary>Writes a change of a cluster.</summary>
internal static class UpdateJson
{
    public static JsonObject Of(ClusterUpdate update, DateTimeOffset now) => new()
    {
        ["id"] = update.Id,
        ["status"] = now < update.Done ? "InProgress" : "Successful",
        ["type"] = update.Type,
        ["params"] = new JsonArray([.. update.Parameters.Select(parameter => (JsonNode)new JsonObject { ["type"] = parameter.Key, ["value"] = parameter.Value })]),
        ["createdAt"] = EksOperation.Seconds(update.Created),
        ["errors"] = new JsonArray(),
    };
}
