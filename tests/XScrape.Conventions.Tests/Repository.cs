using System.Xml.Linq;

namespace XScrape.Conventions;

/// <summary>The files of the repository, as they lie around the tests.</summary>
internal static class Repository
{
    private static readonly HashSet<string> s_made = ["bin", "obj", "out", ".git", ".vs", ".vscode", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts", "__pycache__", ".terraform"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every file that a person wrote, relative to the root, with slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Select(Relative).Order(StringComparer.Ordinal)];

    /// <summary>The C# sources of the product.</summary>
    public static IReadOnlyList<string> Sources { get; } = [.. Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static bool Has(string file) => File.Exists(Path.Combine(Root, file));

    public static XDocument Project(string name) => XDocument.Load(Path.Combine(Root, "src", name, name + ".csproj"));

    /// <summary>The number of the line at a place in a text.</summary>
    public static int Line(string text, int at) => text.AsSpan(0, at).Count('\n') + 1;

    private static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Where(f => Path.GetFileName(f) != ".git").Concat(Directory.EnumerateDirectories(folder).Where(d => !s_made.Contains(Path.GetFileName(d))).SelectMany(Walk));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "XScrape.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not lie inside the repository.");
    }
}
