using System.Text.Json;

namespace XScrape.Conformance.Clients;

/// <summary>One line that the programs in python/ and javascript/ print.</summary>
internal sealed record CheckLine(string Group, string Name, string Outcome, string Detail, double Seconds)
{
    public static IReadOnlyList<CheckLine> Read(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<CheckLine>(line, JsonSerializerOptions.Web)!)];
}
