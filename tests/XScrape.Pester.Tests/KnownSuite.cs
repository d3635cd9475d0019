using System.Globalization;

namespace XScrape.Pester;

/// <summary>What is known of a suite, so that tests that quietly go away are seen.</summary>
/// <param name="Name">The file's name without .Tests.ps1.</param>
/// <param name="Tests">At least so many tests are discovered.</param>
/// <param name="Run">At least so many of them run, and are not skipped, with the .NET SDK alone.</param>
internal sealed record KnownSuite(string Name, int Tests, int Run)
{
    public static IReadOnlyDictionary<string, KnownSuite> All { get; } = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "suites.csv"))
        .Skip(1)
        .Select(Parse)
        .ToDictionary(known => known.Name, StringComparer.Ordinal);

    private static KnownSuite Parse(string line)
    {
        string[] parts = line.Split(',');
        return new KnownSuite(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
