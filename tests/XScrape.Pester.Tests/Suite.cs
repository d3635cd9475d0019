namespace XScrape.Pester;

/// <summary>The Pester files of the repository. A new file is one of them by lying there.</summary>
internal static class Suite
{
    private const string Ending = ".Tests.ps1";

    public static string Root { get; } = FindRoot();

    /// <summary>Their names, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Directory.EnumerateFiles(Path.Combine(Root, "tests", "Pester"), "*" + Ending)
        .Select(file => Path.GetFileName(file)[..^Ending.Length])
        .Order(StringComparer.Ordinal)];

    public static string File(string name) => Path.Combine(Root, "tests", "Pester", name + Ending);

    /// <summary>A suite that the tests of this project are made with.</summary>
    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "Samples", name + Ending);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "XScrape.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not lie inside the repository.");
    }
}
