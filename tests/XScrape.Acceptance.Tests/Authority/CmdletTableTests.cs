using System.Text.RegularExpressions;

namespace XScrape.Acceptance.Tests.Authority;

/// <summary>No cmdlet that changes AWS is missing from the table that the suites here walk.</summary>
public sealed partial class CmdletTableTests
{
    private static readonly string[] s_verbs = ["New", "Set", "Remove", "Update", "Connect", "Disconnect", "Add", "Clear", "Reset", "Register", "Unregister", "Start", "Stop", "Export"];

    /// <summary>Those that change nothing in AWS, and why.</summary>
    private static readonly Dictionary<string, string> s_exempt = new()
    {
        ["Export-XAReport"] = "writes a file",
        ["Start-XASimulator"] = "starts a local AWS",
        ["Stop-XASimulator"] = "ends a local AWS",
    };

    [Fact]
    public void The_table_is_whole()
    {
        string manifest = File.ReadAllText(Path.Combine(Root(), "XScrape.psd1"));
        IEnumerable<string> changing = Cmdlets().Match(manifest).Groups[1].Value.Split(['\'', ',', '\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Where(n => s_verbs.Contains(n.Split('-')[0]) && !s_exempt.ContainsKey(n));
        Assert.Equal(changing.Order(StringComparer.Ordinal), ChangingCmdlet.All.Select(c => c.Name).Order(StringComparer.Ordinal));
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "XScrape.psd1")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    [GeneratedRegex(@"CmdletsToExport\s*=\s*@\(([^)]*)\)")]
    private static partial Regex Cmdlets();
}
