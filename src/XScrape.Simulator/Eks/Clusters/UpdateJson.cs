using System.Text.Json.Nodes;
using XScrape.Simulator.Eks.Requests;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Eks.Clusters;

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
