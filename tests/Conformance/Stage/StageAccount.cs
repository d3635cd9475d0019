using System.Text.Json;
using XScrape.Simulator;

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

    public static StageAccount From(SimulatedAccount account) => new(
        account.AccountId, account.AccessKeyId, account.SecretAccessKey, First(account.ClusterArns), account.SubnetIds, First(account.WorkspaceArns));

    private static string? First(IReadOnlyList<string> arns) => arns.Count > 0 ? arns[0] : null;
}
