using System.Reflection;
using System.Xml.Linq;

namespace XScrape.Conventions;

/// <summary>Who may refer to whom. The simulator refers to nothing of ours, so that no mistake is shared by both sides.</summary>
public sealed class LayeringTests
{
    private static readonly string[] s_ours = ["XScrape.Core", "XScrape.Aws", "XScrape.Yaml", "XScrape.Simulator", "XScrape.Sandbox", "XScrape.PowerShell", "XScrape.MachineCode"];

    [Theory]
    [InlineData("XScrape.Core", "")]
    [InlineData("XScrape.Simulator", "")]
    [InlineData("XScrape.Aws", "XScrape.Core")]
    [InlineData("XScrape.Yaml", "XScrape.Core")]
    [InlineData("XScrape.PowerShell", "XScrape.Core XScrape.Simulator")]
    [InlineData("XScrape.MachineCode", "")]
    [InlineData("XScrape.Sandbox", "XScrape.Module XScrape.Simulator")]
    public void Projects_refer_to_these_projects_only(string project, string others) => Assert.Equal(
        others,
        string.Join(' ', Repository.Project(project).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(Target(r))).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("XScrape.Core", "")]
    [InlineData("XScrape.Simulator", "")]
    [InlineData("XScrape.Aws", "AWSSDK.Core AWSSDK.SSO AWSSDK.SSOOIDC AWSSDK.SecurityToken")]
    [InlineData("XScrape.Yaml", "")]
    [InlineData("XScrape.PowerShell", "PowerShellStandard.Library")]
    [InlineData("XScrape.MachineCode", "PowerShellStandard.Library")]
    [InlineData("XScrape.Sandbox", "")]
    public void Projects_use_these_packages_only(string project, string packages) => Assert.Equal(
        packages,
        string.Join(' ', Repository.Project(project).Descendants("PackageReference").Where(p => !OnlyForOldFrameworks(p)).Select(Target).Order(StringComparer.Ordinal)));

    [Fact]
    public void Every_project_has_its_rule()
    {
        string[] projects = [.. Repository.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".csproj", StringComparison.Ordinal)).Select(f => Path.GetFileNameWithoutExtension(f))];
        Assert.Equal(s_ours.Order(StringComparer.Ordinal), projects.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_project_is_in_the_solution_but_the_one_that_restores_a_Windows_runtime()
    {
        string solution = Repository.Read("XScrape.sln").Replace('\\', '/');
        Assert.Equal(["tests/Windows/Host/Host.csproj"], Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && !solution.Contains($"\"{f}\"")));
    }

    [Theory]
    [InlineData("XScrape.Core", "")]
    [InlineData("XScrape.Simulator", "")]
    [InlineData("XScrape.Aws", "AWSSDK. XScrape.Core")]
    [InlineData("XScrape.Yaml", "XScrape.Core")]
    [InlineData("XScrape.PowerShell", "System.Management.Automation XScrape.Core XScrape.Simulator")]
    public void Assemblies_refer_to_these_assemblies_only(string assembly, string allowed)
    {
        string[] beginnings = [.. allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        Offenders.MustBeNone(Assembly.Load(assembly).GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => !IsFramework(name) && !beginnings.Any(b => name.StartsWith(b, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("XScrape.Aws")]
    [InlineData("XScrape.Yaml")]
    [InlineData("XScrape.PowerShell")]
    public void The_adapters_and_the_cmdlets_do_use_the_core(string assembly) =>
        Assert.Contains("XScrape.Core", Assembly.Load(assembly).GetReferencedAssemblies().Select(a => a.Name));

    private static bool IsFramework(string name) =>
        name is "netstandard" or "mscorlib" or "Microsoft.CSharp" || (name.StartsWith("System", StringComparison.Ordinal) && name != "System.Management.Automation");

    private static bool OnlyForOldFrameworks(XElement element) =>
        element.AncestorsAndSelf().Select(e => (string?)e.Attribute("Condition")).Any(c => c is not null && (c.Contains("netstandard2.0") || c.Contains("net472")) && !c.Contains("!="));

    private static string Target(XElement reference) => (string)reference.Attribute("Include")!;
}
