using System.Reflection;
using System.Text.RegularExpressions;
using XScrape.Failures;

namespace XScrape.Conventions;

/// <summary>Scripts rely on the ids of failures, so each is explained.</summary>
public sealed partial class ErrorPageTests
{
    private static readonly Dictionary<string, string> s_rows = Row().Matches(Repository.Read("docs/errors.md")).ToDictionary(m => m.Groups["id"].Value, m => m.Groups["category"].Value);

    [Fact]
    public void Every_failure_has_its_row() => Offenders.MustBeNone(Enum.GetNames<FailureId>().Where(id => !s_rows.ContainsKey(id)));

    [Fact]
    public void Every_row_has_its_failure() => Offenders.MustBeNone(s_rows.Keys.Where(id => !Enum.TryParse<FailureId>(id, out _)));

    [Fact]
    public void Every_row_gives_the_failures_category()
    {
        MethodInfo category = typeof(FailureId).Assembly.GetType("XScrape.Failures.FailureCatalog", throwOnError: true)!.GetMethod("CategoryOf")!;
        Offenders.MustBeNone(Enum.GetValues<FailureId>().Where(id => $"{category.Invoke(null, [id])}" != s_rows[id.ToString()]));
    }

    [GeneratedRegex(@"^\| `(?<id>\w+)` \| (?<category>\w+) \| \S[^|]* \| \S[^|]* \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
