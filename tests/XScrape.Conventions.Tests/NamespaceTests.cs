using System.Reflection;
using System.Text.RegularExpressions;

namespace XScrape.Conventions;

/// <summary>Rooms stand on floors: each uses those below it only, so that it can be read, tested and changed without those above.</summary>
public sealed partial class NamespaceTests
{
    public static TheoryData<string> Projects => ["XScrape.Core", "XScrape.Aws", "XScrape.Yaml", "XScrape.PowerShell", "XScrape.Simulator"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_namespace_comes_back_to_itself(string project) => Offenders.MustBeNone(Graph(project).Circles());

    [Theory]
    [MemberData(nameof(Projects))]
    public void Each_namespace_stands_on_its_floor_of_the_architecture_page_and_uses_lower_ones_only(string project)
    {
        Dictionary<string, int> floors = Floors(project);
        NamespaceGraph graph = Graph(project);
        Assert.Equal(graph.Namespaces.Order(StringComparer.Ordinal), floors.Keys.Order(StringComparer.Ordinal));
        Offenders.MustBeNone(graph.Edges.Where(e => floors[e.To] >= floors[e.From]).Select(e => $"{e.From} (floor {floors[e.From]}) uses {e.To} (floor {floors[e.To]}): {e.Example}"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_namespace_is_the_folder_of_its_files(string project)
    {
        string root = project == "XScrape.Core" ? "XScrape" : project;
        Offenders.MustBeNone(Repository.Files.Where(f => f.StartsWith($"src/{project}/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal)).Where(f =>
        {
            string folder = Path.GetDirectoryName(f)!.Replace('\\', '/')["src/".Length..];
            string wanted = root + folder[project.Length..].Replace('/', '.');
            return Declaration().Match(Repository.Read(f)) is { Success: true } declared && declared.Groups[1].Value != wanted;
        }));
    }

    [Fact]
    public void A_deliberate_circle_is_found()
    {
        string[] circles = [.. new NamespaceGraph(typeof(NamespaceTests).Assembly.Location, "XScrape.Conventions.Circle").Circles()];
        Assert.Equal(2, circles.Length);
        Assert.Contains("XScrape.Conventions.Circle.One -> XScrape.Conventions.Circle.Two (First uses Second)", circles[0], StringComparison.Ordinal);
    }

    private static NamespaceGraph Graph(string project) => new(Assembly.Load(project).Location, "XScrape");

    /// <summary>The floors of a project as docs/architecture.md draws them: a block of lines, the lowest one first.</summary>
    private static Dictionary<string, int> Floors(string project)
    {
        string page = Repository.Read("docs/architecture.md").Replace("\r", string.Empty);
        Match block = Regex.Match(page, $"```floors {Regex.Escape(project)}\n(.*?)```", RegexOptions.Singleline);
        Assert.True(block.Success, $"docs/architecture.md draws no floors of {project}.");
        string root = project == "XScrape.Core" ? "XScrape" : project;
        return block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany((line, floor) => line.Split('·', StringSplitOptions.TrimEntries).Select(room => (Room: room == "(root)" ? root : $"{root}.{room}", floor)))
            .ToDictionary(pair => pair.Room, pair => pair.floor, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
