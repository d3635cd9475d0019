using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace XScrape.Conventions;

/// <summary>The packages of others: locked in every project, and named with their licenses where they ship.</summary>
public sealed partial class PackageTests
{
    private static readonly string[] s_shipped = ["XScrape.Aws", "XScrape.PowerShell", "XScrape.Yaml"];

    // Compiled against, and never shipped.
    private static readonly string[] s_buildOnly = ["Microsoft.NETFramework.ReferenceAssemblies", "Microsoft.NETFramework.ReferenceAssemblies.net472", "PowerShellStandard.Library"];

    [Fact]
    public void Every_project_has_a_lock_file() => Offenders.MustBeNone(Repository.Files
        .Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && !Repository.Has(Beside(f, "packages.lock.json"))));

    [Fact]
    public void Every_version_is_used() => Offenders.MustBeNone(Names("Directory.Packages.props", "PackageVersion")
        .Except(Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) || f.EndsWith(".props", StringComparison.Ordinal)).SelectMany(f => Names(f, "PackageReference"))));

    [Fact]
    public void The_notices_name_what_ships_in_the_versions_that_are_locked() => Assert.Equal(
        s_shipped.SelectMany(Locked).Where(p => !s_buildOnly.Contains(p.Name)).Distinct().Order(),
        Notice().Matches(Repository.Read("THIRD-PARTY-NOTICES.txt")).Select(m => (m.Groups["name"].Value, m.Groups["version"].Value)).Order());

    [Fact]
    public void All_that_becomes_machine_code_names_the_same_platforms()
    {
        SortedSet<string> projects = ["tools/XScrape.ReadyToRun/XScrape.ReadyToRun.csproj"];
        for (int before = 0; before != projects.Count;)
        {
            before = projects.Count;
            projects.UnionWith([.. projects.SelectMany(p => Names(p, "ProjectReference").Select(r => Beside(p, r)))]);
        }

        Assert.Contains("src/XScrape.Core/XScrape.Core.csproj", projects);
        Offenders.MustBeNone(projects.Where(p => !Repository.Read(p).Contains("tools/MachineCode.props", StringComparison.Ordinal) && !Repository.Read(p).Contains("\"../MachineCode.props", StringComparison.Ordinal)));
    }

    private static string Beside(string file, string other) =>
        Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, other))).Replace('\\', '/');

    private static IEnumerable<string> Names(string file, string element) =>
        XDocument.Load(Path.Combine(Repository.Root, file)).Descendants(element).Select(e => (string?)e.Attribute("Include")).OfType<string>();

    private static IEnumerable<(string Name, string Version)> Locked(string project)
    {
        using var file = JsonDocument.Parse(Repository.Read($"src/{project}/packages.lock.json"));
        return [.. file.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => (package.Name, package.Value.GetProperty("resolved").GetString()!))];
    }

    [GeneratedRegex(@"^\S+\.dll +(?<name>\S+) +(?<version>\d[\d.]*) +\S+\r?$", RegexOptions.Multiline)]
    private static partial Regex Notice();
}
