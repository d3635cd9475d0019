using System.Reflection;
using System.Text.RegularExpressions;
using XScrape.Diagnosis;

namespace XScrape.Conventions;

/// <summary>Scripts rely on the ids of findings, and each finding leads to its row.</summary>
public sealed partial class FindingPageTests
{
    private static readonly Type s_ids = typeof(Finding).Assembly.GetType("XScrape.Diagnosis.FindingIds", throwOnError: true)!;

    private static readonly string[] s_all = [.. s_ids.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];

    private static readonly Dictionary<string, string> s_rows = Row().Matches(Repository.Read("docs/findings.md")).ToDictionary(m => m.Groups["id"].Value, m => m.Groups["severity"].Value);

    [Fact]
    public void There_are_ids() => Assert.True(s_all.Length > 35, $"{s_all.Length} ids");

    [Fact]
    public void Every_finding_has_its_row() => Offenders.MustBeNone(s_all.Where(id => !s_rows.ContainsKey(id)));

    [Fact]
    public void Every_row_has_its_finding() => Offenders.MustBeNone(s_rows.Keys.Except(s_all));

    [Fact]
    public void Every_row_gives_the_severity() => Offenders.MustBeNone(s_all.Where(id => s_rows.TryGetValue(id, out string? said) && said != $"{Call("SeverityOf", id)}"));

    [Fact]
    public void Every_help_address_leads_to_the_row() => Offenders.MustBeNone(s_all.Where(id => !$"{Call("HelpOf", id)}".EndsWith($"/docs/findings.md#{id}", StringComparison.Ordinal)));

    [Fact]
    public void An_id_is_a_noun_in_Pascal_case() => Offenders.MustBeNone(s_all.Where(id => !Pascal().IsMatch(id)));

    private static object? Call(string method, string id) => s_ids.GetMethod(method)!.Invoke(null, [id]);

    [GeneratedRegex(@"^\| <a id=""(?<id>\w+)""></a>`\k<id>` \| (?<severity>\w+) \| \S[^|]* \| \S[^|]* \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("^([A-Z][a-z]+)+$")]
    private static partial Regex Pascal();
}
