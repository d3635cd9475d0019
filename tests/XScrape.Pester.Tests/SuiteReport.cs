using System.Text.Json;

namespace XScrape.Pester;

/// <summary>What the child shell writes when a suite has run to its end.</summary>
internal sealed record SuiteReport(string Pester, IReadOnlyList<SuiteTest> Tests, IReadOnlyList<BrokenPart> Broken)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    /// <summary>Null where there is no such file: the suite did not come to its end.</summary>
    public static SuiteReport? Read(string file) => File.Exists(file) ? JsonSerializer.Deserialize<SuiteReport>(File.ReadAllText(file), s_options) : null;
}
