namespace XScrape.Simulator.Prometheus;

/// <summary>Finds a program as a shell would.</summary>
internal static class ProgramSearch
{
    /// <summary>The full path; null if there is none.</summary>
    public static string? Find(string program)
    {
        string[] names = Path.DirectorySeparatorChar == '\\' ? [program, program + ".exe"] : [program];
        string[] folders = program.IndexOfAny([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar]) >= 0
            ? [Directory.GetCurrentDirectory()]
            : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split([Path.PathSeparator], StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
