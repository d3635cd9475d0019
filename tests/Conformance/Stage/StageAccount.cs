using System.Text.Json;

namespace XScrape.Conformance.Stage;

/// <summary>One account as serve's first line tells of it.</summary>
internal sealed record StageAccount(string Account, string AccessKeyId, string SecretAccessKey, string? ClusterArn, IReadOnlyList<string> SubnetIds, string? WorkspaceArn)
{
    public static StageAccount From(JsonElement json) => new(
        json.GetProperty("account").GetString()!,
        json.GetProperty("accessKeyId").GetString()!,
        json.GetProperty("secretAccessKey").GetString()!,
        json.GetProperty("clusterArn").GetString(),
        [.. json.GetProperty("subnetIds").EnumerateArray().Select(id => id.GetString()!)],
        json.GetProperty("workspaceArn").GetString());
}
