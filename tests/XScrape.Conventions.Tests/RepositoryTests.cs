using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace XScrape.Conventions;

/// <summary>What the repository as a whole keeps to.</summary>
public sealed partial class RepositoryTests
{
    private static readonly string[] s_binary = [".png", ".snk", ".ico", ".gz", ".zip", ".dll"];

    [Fact]
    public void No_file_knows_a_developers_machine() => Offenders.MustBeNone(Repository.Files
        .Where(f => !s_binary.Contains(Path.GetExtension(f)))
        .SelectMany(f =>
        {
            string text = Repository.Read(f);
            return MachinePath().Matches(text).Select(m => $"{f}({Repository.Line(text, m.Index)}): {m.Value}");
        }));

    [Theory]
    [InlineData("cd /ho", "me/ann/xscrape", true)]
    [InlineData("C:\\Us", "ers\\ann\\xscrape", true)]
    [InlineData("\"/Us", "ers/ann/xscrape\"", true)]
    [InlineData("https://example.com/ho", "me/ann", false)]
    [InlineData("~/.aws", "/credentials", false)]
    public void A_path_of_a_machine_would_be_found(string one, string other, bool found) => Assert.Equal(found, MachinePath().IsMatch(one + other));

    [Fact]
    public void Each_decision_has_a_number_of_its_own() => Offenders.MustBeNone(Repository.Files
        .Where(f => f.StartsWith("docs/decisions/", StringComparison.Ordinal))
        .GroupBy(f => Path.GetFileName(f)[..4])
        .Where(same => same.Count() > 1)
        .Select(same => string.Join(" and ", same)));

    [Fact]
    public void Links_between_pages_lead_to_files() => Offenders.MustBeNone(Repository.Files
        .Where(f => f.EndsWith(".md", StringComparison.Ordinal))
        .SelectMany(f => PageLink().Matches(Repository.Read(f))
            .Select(m => m.Groups["to"].Value)
            .Where(to => !File.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(f)!, to)) && !Directory.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(f)!, to)))
            .Select(to => $"{f}: {to}")));

    [Fact]
    public void The_module_has_the_version_of_its_assemblies()
    {
        Assert.SkipUnless(Repository.Has("XScrape.psd1"), "There is no module manifest yet.");
        string version = (string)XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single();
        string manifest = Repository.Read("XScrape.psd1");
        string prerelease = Prerelease().Match(manifest) is { Success: true } match ? "-" + match.Groups["text"].Value : string.Empty;
        Assert.Equal(version, ModuleVersion().Match(manifest).Groups["text"].Value + prerelease);
    }

    [GeneratedRegex(@"(?<![\w.])(/(home|Users|root|work)/\w|/tmp/\w+/\w|[A-Za-z]:\\+Users\\+\w)")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)(?<to>[^)#\s]+)[^)]*\)")]
    private static partial Regex PageLink();

    [GeneratedRegex(@"^\s*ModuleVersion\s*=\s*'(?<text>[^']+)'", RegexOptions.Multiline)]
    private static partial Regex ModuleVersion();

    [GeneratedRegex(@"^\s*Prerelease\s*=\s*'(?<text>[^']+)'", RegexOptions.Multiline)]
    private static partial Regex Prerelease();
}
