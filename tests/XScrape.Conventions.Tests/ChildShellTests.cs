using System.Text.RegularExpressions;

namespace XScrape.Conventions;

/// <summary>
/// A test that starts PowerShell starts what really runs, by the one helper: a command found by its name, and the program of
/// this process, may be something that only starts it.
/// </summary>
public sealed partial class ChildShellTests
{
    /// <summary>The helpers themselves, their tests, and this file.</summary>
    private static readonly string[] s_helpers =
    [
        "tests/Pester/ChildShell.psm1", "tests/Pester/ChildShell.Tests.ps1", "tests/XScrape.Conventions.Tests/ChildShellTests.cs",
    ];

    [Fact]
    public void Suites_and_benchmarks_start_shells_by_the_helper() => Offenders.MustBeNone(Scripts()
        .SelectMany(file =>
        {
            string text = Repository.Read(file);
            return ByItself().Matches(text).Select(m => $"{file}({Repository.Line(text, m.Index)}): {m.Value.Trim()}");
        }));

    [Fact]
    public void There_are_scripts_and_sources_to_look_at() => Assert.True(Scripts().Count() > 100, $"{Scripts().Count()} files");

    [Theory]
    [InlineData("$exe = (Get-Process -Id $PID).Path", true)]
    [InlineData("Get-Process -Id $pid | Select-Object -ExpandProperty Path", true)]
    [InlineData("$lines = & pwsh -NoProfile -Command 1", true)]
    [InlineData("powershell.exe -File x.ps1", true)]
    [InlineData("x | pwsh -Command -", true)]
    [InlineData("new ProcessStartInfo(\"pwsh\", [\"-NoProfile\"])", true)]
    [InlineData("Start-Process pwsh.exe", true)]
    [InlineData("# Without pwsh, nothing runs.", false)]
    [InlineData("Join-Path $PSHOME 'pwsh.dll'", false)]
    [InlineData("Invoke-ChildShell '-Command', $script", false)]
    public void A_shell_started_otherwise_would_be_found(string line, bool found) => Assert.Equal(found, ByItself().IsMatch(line));

    private static IEnumerable<string> Scripts() => Repository.Files.Where(f =>
        (f.StartsWith("tests/", StringComparison.Ordinal) || f.StartsWith("Module/", StringComparison.Ordinal))
        && Path.GetExtension(f) is ".ps1" or ".psm1" or ".cs"
        && !s_helpers.Contains(f));

    [GeneratedRegex("""Get-Process\s+-Id\s+\$PID|"(pwsh|powershell)(\.exe)?"|Start-Process\s+(pwsh|powershell)\b|(?m)^(?!\s*(#|//|pwsh\b.*tests/Benchmarks)).*?(^|[&|;({=]|\bdo\b)\s*(pwsh|powershell)(\.exe)?\s+-""", RegexOptions.IgnoreCase)]
    private static partial Regex ByItself();
}
