namespace XScrape.Pester;

/// <summary>What a suite cannot hide: each way of being red, and that a sound one is green.</summary>
public sealed class VerdictTests
{
    private static readonly SuiteTest s_passed = new("A.b", "Passed", string.Empty, string.Empty, 0);
    private static readonly SuiteTest s_skipped = new("A.c", "Skipped", string.Empty, "there is no tool", 0);
    private static readonly KnownSuite s_known = new("A", 2, 1);

    [Fact]
    public void A_sound_suite_has_nothing_against_it() => Assert.Empty(Judge([s_passed, s_skipped], s_known));

    [Theory]
    [InlineData("Failed", "Expected 2, but got 1.", "")]
    [InlineData("Inconclusive", "is inconclusive", "a reason")]
    [InlineData("NotRun", "", "")]
    [InlineData("Skipped", "without a reason", "")]
    [InlineData("Of a later Pester", "", "")]
    public void Any_other_result_is_against_it_in_Pesters_words(string result, string words, string reason)
    {
        string against = Assert.Single(Judge([s_passed, new SuiteTest("A.x", result, words, reason, 0)], s_known));
        Assert.Contains("A.x", against, StringComparison.Ordinal);
        Assert.Contains(words, against, StringComparison.Ordinal);
    }

    [Fact]
    public void Fewer_tests_than_are_known_are_against_it() => Assert.Contains("discovers 1 tests, and 2 are known", Assert.Single(Judge([s_passed], s_known)), StringComparison.Ordinal);

    [Fact]
    public void Fewer_tests_that_ran_than_are_known_are_against_it() => Assert.Contains("0 tests of the suite ran, and 1 are known", Assert.Single(Judge([s_skipped, s_skipped], s_known)), StringComparison.Ordinal);

    [Fact]
    public void No_test_is_against_it() => Assert.Equal("The suite discovers no test.", Assert.Single(Judge([], new KnownSuite("A", 0, 0))));

    [Fact]
    public void A_suite_without_known_counts_is_told_its_own() => Assert.Contains("It discovers 2 tests, of which 1 ran here", Assert.Single(Judge([s_passed, s_skipped], null)), StringComparison.Ordinal);

    [Fact]
    public void What_broke_outside_the_tests_is_against_it()
    {
        SuiteReport report = new("6", [s_passed, s_skipped], [new BrokenPart("A", "no such module")]);
        Assert.Contains("no such module", Assert.Single(SuiteVerdict.Judge(new SuiteOutcome(report, 0, string.Empty), s_known)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 0, "ended early, with exit code 0")]
    [InlineData(true, 3, "ended early, with exit code 3")]
    [InlineData(false, null, "did not end")]
    public void An_end_before_the_end_is_against_it(bool report, int? code, string words)
    {
        SuiteReport? written = report ? new SuiteReport("6", [s_passed, s_skipped], []) : null;
        string against = Assert.Single(SuiteVerdict.Judge(new SuiteOutcome(written, code, "first\nlast line\n"), s_known));
        Assert.Contains(words, against, StringComparison.Ordinal);
        Assert.Contains("last line", against, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Judge(SuiteTest[] tests, KnownSuite? known) => SuiteVerdict.Judge(new SuiteOutcome(new SuiteReport("6", tests, []), 0, string.Empty), known);
}
