using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Simulator;

namespace XScrape.Sandbox.Serve;

/// <summary>What serve prints when it is up.</summary>
internal static class Greeting
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line for programs.</summary>
    public static string Json(Uri endpoint, AwsSimulator simulator)
    {
        JsonArray accounts = [];
        foreach (SimulatedAccount account in simulator.Accounts)
        {
            accounts.Add((JsonNode)new JsonObject
            {
                ["account"] = account.AccountId,
                ["accessKeyId"] = account.AccessKeyId,
                ["secretAccessKey"] = account.SecretAccessKey,
                ["clusterArn"] = account.ClusterArns.Count > 0 ? account.ClusterArns[0] : null,
                ["subnetIds"] = new JsonArray([.. account.SubnetIds.Select(id => JsonValue.Create(id))]),
                ["workspaceArn"] = account.WorkspaceArns.Count > 0 ? account.WorkspaceArns[0] : null,
            });
        }

        return new JsonObject { ["endpoint"] = Text(endpoint), ["accounts"] = accounts }.ToJsonString(s_plain);
    }

    /// <summary>Lines to paste for people.</summary>
    public static string Text(Uri endpoint, AwsSimulator simulator)
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"A simulated AWS listens on {Text(endpoint)}; Ctrl+C ends it.");
        foreach (SimulatedAccount account in simulator.Accounts)
        {
            (string Name, string Value)[] variables =
            [
                ("AWS_ENDPOINT_URL", Text(endpoint)),
                ("AWS_REGION", Region(account, simulator)),
                ("AWS_DEFAULT_REGION", Region(account, simulator)),
                ("AWS_ACCESS_KEY_ID", account.AccessKeyId),
                ("AWS_SECRET_ACCESS_KEY", account.SecretAccessKey),
            ];
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Account {account.AccountId}");
            foreach (string arn in account.ClusterArns.Concat(account.WorkspaceArns))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {arn}");
            }

            if (account.SubnetIds.Count > 0)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {string.Join(", ", account.SubnetIds)}");
            }

            text.AppendLine("  bash:");
            text.AppendLine("    export " + string.Join(" ", variables.Select(variable => $"{variable.Name}='{variable.Value}'")));
            text.AppendLine("  PowerShell:");
            text.AppendLine("    " + string.Join("; ", variables.Select(variable => $"$env:{variable.Name} = '{variable.Value}'")));
        }

        return text.ToString();
    }

    private static string Region(SimulatedAccount account, AwsSimulator simulator) =>
        account.ClusterArns.Concat(account.WorkspaceArns).Select(arn => arn.Split(':')[3]).FirstOrDefault() ?? simulator.Options.Region;

    private static string Text(Uri endpoint) => endpoint.AbsoluteUri.TrimEnd('/');
}
