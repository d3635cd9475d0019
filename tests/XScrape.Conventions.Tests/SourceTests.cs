using System.Text.RegularExpressions;

namespace XScrape.Conventions;

/// <summary>What every source file keeps to.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 260;

    /// <summary>Where an injected clock becomes a real wait: the core's one adapter, and the latency that the simulator is asked to have.</summary>
    private static readonly string[] s_clocks = ["src/XScrape.Core/Waiting/Clock.cs(", "src/XScrape.Simulator/AwsSimulator.cs("];

    [Fact]
    public void There_are_sources() => Assert.True(Repository.Sources.Count > 80, $"{Repository.Sources.Count} files");

    [Fact]
    public void A_file_has_at_most_260_lines() =>
        Offenders.MustBeNone(Repository.Sources.Select(f => (File: f, Lines: Repository.Read(f).Split('\n').Length)).Where(f => f.Lines > LongestFile));

    [Fact]
    public void A_file_holds_one_type_and_is_named_for_it() => Offenders.MustBeNone(Hand().Select(file =>
    {
        string[] types = [.. TopLevelType().Matches(Repository.Read(file)).Select(m => m.Groups["name"].Value)];
        string name = Path.GetFileNameWithoutExtension(file).Split('.')[0];
        return types.Length == 1 && types[0] == name ? null : $"{file} holds {(types.Length == 0 ? "no type" : string.Join(", ", types))}";
    }).OfType<string>());

    [Fact]
    // The one failure type has a kind that carries findings.
    public void A_class_is_sealed_abstract_or_static() => Offenders.MustBeNone(Found(OpenClass()).Where(f => !f.EndsWith("public class XScrapeException", StringComparison.Ordinal)));

    [Fact]
    public void Nothing_is_named_for_being_of_some_use() => Offenders.MustBeNone(Hand().Where(f => VagueName().IsMatch(Path.GetFileNameWithoutExtension(f))));

    [Fact]
    public void There_are_no_regions() => Offenders.MustBeNone(Found(RegionDirective()));

    [Fact]
    public void Namespaces_are_file_scoped() => Offenders.MustBeNone(Found(BlockNamespace()));

    [Fact]
    public void Time_comes_from_an_injected_clock() =>
        Offenders.MustBeNone(Found(RealTime()).Where(f => !s_clocks.Any(c => f.StartsWith(c, StringComparison.Ordinal))));

    [Theory]
    [InlineData("internal class Plan", true)]
    [InlineData("    private record Step(int A);", true)]
    [InlineData("public partial class Plan", true)]
    [InlineData("internal sealed record Plan(int A)", false)]
    [InlineData("internal readonly record struct Plan(int A)", false)]
    [InlineData("public abstract class Plan", false)]
    [InlineData("public static class Plan", false)]
    public void An_open_class_would_be_found(string line, bool open) => Assert.Equal(open, OpenClass().IsMatch(line));

    [Theory]
    [InlineData("DateTimeOffset.UtcNow", true)]
    [InlineData("await Task.Delay(5)", true)]
    [InlineData("Thread.Sleep(1)", true)]
    [InlineData("Task.Delay(Timeout.Infinite, stop)", false)]
    [InlineData("clock.GetUtcNow()", false)]
    public void Real_time_would_be_found(string line, bool real) => Assert.Equal(real, RealTime().IsMatch(line));

    /// <summary>The sources but for the types that old compilers want and for the statements that start a program.</summary>
    private static IEnumerable<string> Hand() => Repository.Sources.Where(f => f != "src/Polyfills.cs" && !f.EndsWith("/Program.cs", StringComparison.Ordinal) && !f.EndsWith("/AssemblyInfo.cs", StringComparison.Ordinal));

    private static IEnumerable<string> Found(Regex pattern) => Hand().SelectMany(file =>
    {
        string text = Repository.Read(file);
        return pattern.Matches(text).Where(m => !IsComment(text, m.Index)).Select(m => $"{file}({Repository.Line(text, m.Index)}): {m.Value.Trim()}");
    });

    private static bool IsComment(string text, int at)
    {
        int start = text.LastIndexOf('\n', Math.Max(at - 1, 0)) + 1;
        return text[start..at].Contains("//");
    }

    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|abstract|static|partial|readonly|unsafe|ref)\s+)*(?:class|interface|enum|struct|record(?:\s+(?:struct|class))?|delegate\s+[\w<>\[\]?., ]+?)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"^[ \t]*(?:(?:public|internal|private|protected|file|partial|new|unsafe)[ \t]+)+(?:class|record(?![ \t]+struct))[ \t]+\w+", RegexOptions.Multiline)]
    private static partial Regex OpenClass();

    [GeneratedRegex("(Utils?|Utilit(y|ies)|Helpers?|Manager|Misc|Common)$")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"^\s*#(end)?region\b", RegexOptions.Multiline)]
    private static partial Regex RegionDirective();

    [GeneratedRegex(@"^namespace\s+[\w.]+\s*\r?\n?\s*\{", RegexOptions.Multiline)]
    private static partial Regex BlockNamespace();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b|\bTask\.Delay\((?!Timeout\.Infinite)|\bThread\.Sleep\(|\bEnvironment\.TickCount")]
    private static partial Regex RealTime();
}
