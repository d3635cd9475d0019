using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Conformance.Clients;
using XScrape.Conformance.Stage;

namespace XScrape.Conformance.Decisions;

/// <summary>The npm package @cloud-copilot/iam-simulate, which others wrote; it decides offline.</summary>
internal static class IamSimulate
{
    public const string Missing = "@cloud-copilot/iam-simulate is not installed: run npm install in tests/Conformance/javascript.";

    private static string Folder => Path.Combine(Checkout.Root, "tests", "Conformance", "javascript");

    /// <summary>Its answers, one a case and in their order.</summary>
    public static async Task<IReadOnlyList<TheirAnswer>> DecideAsync(IEnumerable<JsonObject> cases)
    {
        string? node = Tool.Find("node");
        Assert.SkipWhen(node is null, "Node.js is not installed.");
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules", "@cloud-copilot", "iam-simulate")), Missing);
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, new JsonArray([.. cases]).ToJsonString());
            ToolResult result = await Tool.RunAsync(node!, [Path.Combine(Folder, "decide.js"), file], folder: Folder);
            Assert.True(result.ExitCode == 0, result.Error);
            return [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<TheirAnswer>(line, JsonSerializerOptions.Web)!)];
        }
        finally
        {
            File.Delete(file);
        }
    }
}
