using System.Text.RegularExpressions;
using XScrape.Simulator.Faults;
using XScrape.Simulator.Http;
using XScrape.Simulator.Setup;

namespace XScrape.Simulator.Tests;

/// <summary>docs/simulator.md says what the code says.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string s_root = Root();
    private static readonly string s_page = File.ReadAllText(Path.Combine(s_root, "docs", "simulator.md"));

    [Fact]
    public void Every_switch_stands_on_the_page()
    {
        foreach (System.Reflection.PropertyInfo fact in typeof(UnconfirmedFacts).GetProperties().Where(property => property.CanWrite))
        {
            Assert.Contains($"`{fact.Name}`", s_page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_operation_stands_on_the_page() =>
        Assert.All(new OperationTable(Services.On(null)).All, operation => Assert.Matches($"[ (]{operation.Name}[,) ]", s_page));

    [Fact]
    public void Every_kind_of_fault_stands_on_the_page() =>
        Assert.All(Enum.GetNames<FaultKind>(), kind => Assert.Contains(kind, s_page, StringComparison.Ordinal));

    [Fact]
    public void The_tests_that_it_names_exist_and_it_names_all_of_them()
    {
        string tests = Path.Combine(s_root, "tests", "XScrape.Simulator.Tests");
        string[] named = [.. TestName().Matches(s_page).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)];
        string[] there = [.. Directory.GetFiles(tests, "*Tests.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(tests, file).Replace('\\', '/')[..^3])
            .Where(file => !file.StartsWith("bin/", StringComparison.Ordinal) && !file.StartsWith("obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
        Assert.Equal(there, named.Distinct(StringComparer.Ordinal));
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "XScrape.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The repository was not found.");
    }

    [GeneratedRegex("`((?:[A-Za-z0-9]+/)?[A-Za-z0-9]+Tests)`")]
    private static partial Regex TestName();
}
