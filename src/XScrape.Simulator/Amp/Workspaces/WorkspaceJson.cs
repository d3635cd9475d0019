using System.Text.Json.Nodes;
using XScrape.Simulator.Json;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Amp.Workspaces;

/// <summary>Writes a workspace.</summary>
internal static class WorkspaceJson
{
    public static JsonObject Of(Workspace workspace, bool whole)
    {
        JsonObject json = new()
        {
            ["workspaceId"] = workspace.Id,
            ["arn"] = workspace.Arn.ToString(),
            ["status"] = new JsonObject { ["statusCode"] = workspace.Status },
            ["createdAt"] = JsonValue.Create(workspace.Created.ToUnixTimeMilliseconds() / 1000m),
            ["tags"] = JsonOf.Tags(workspace.Tags),
        };
        if (workspace.Alias is { } alias)
        {
            json["alias"] = alias;
        }

        if (workspace.KmsKeyArn is { } key)
        {
            json["kmsKeyArn"] = key;
        }

        if (whole)
        {
            json["prometheusEndpoint"] = $"https://aps-workspaces.{workspace.Arn.Region}.amazonaws.com/workspaces/{workspace.Id}/";
        }

        return json;
    }
}
