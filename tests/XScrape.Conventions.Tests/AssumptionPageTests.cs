using System.Text.RegularExpressions;

namespace XScrape.Conventions;

/// <summary>What is assumed of AWS stands in one table, each row with a mark and a source, and links into it lead to a row.</summary>
public sealed partial class AssumptionPageTests
{
    private const string Page = "docs/assumptions.md";

    private static readonly string[] s_marks = ["documented", "model", "reported", "inferred", "open"];

    private static readonly string s_text = Repository.Read(Page);

    private static readonly Match[] s_rows = [.. Row().Matches(s_text).Cast<Match>()];

    [Fact]
    public void There_are_rows() => Assert.True(s_rows.Length > 20, $"{s_rows.Length} rows");

    [Fact]
    public void Every_anchor_is_of_a_whole_row() => Assert.Equal(Anchor().Count(s_text), s_rows.Length);

    [Fact]
    public void Every_row_has_a_mark_of_the_list() => Offenders.MustBeNone(s_rows.Where(r => !s_marks.Contains(r.Groups["mark"].Value)).Select(r => $"{r.Groups["id"].Value}: {r.Groups["mark"].Value}"));

    [Fact]
    public void No_id_stands_twice() => Offenders.MustBeNone(s_rows.GroupBy(r => r.Groups["id"].Value).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void Links_lead_to_rows() => Offenders.MustBeNone(
        from file in Repository.Files
        where file.EndsWith(".md", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)
        from Match link in Link().Matches(Repository.Read(file))
        where !s_rows.Any(r => r.Groups["id"].Value == link.Groups["id"].Value)
        select $"{file}: {link.Value}");

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/simulator.md")]
    [InlineData("docs/findings.md")]
    [InlineData("docs/decisions/0007-pacing.md")]
    [InlineData("docs/en-US/about_XScrape_Pipeline.md")]
    [InlineData("docs/en-US/Set-XAScraper.md")]
    [InlineData("docs/en-US/Get-XACallerPolicy.md")]
    public void Pages_where_an_assumption_matters_lead_there(string page) => Assert.Contains("assumptions.md", Repository.Read(page), StringComparison.Ordinal);

    [GeneratedRegex(@"^\| <a id=""(?<id>\w+)""></a>\S[^|]* \| (?<mark>\w+) \| \S[^|]* \| \S[^|]* \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("<a id=")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"assumptions\.md#(?<id>\w+)")]
    private static partial Regex Link();
}
