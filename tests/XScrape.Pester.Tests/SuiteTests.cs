namespace XScrape.Pester;

/// <summary>
/// Each Pester suite, run in a child shell of the pinned PowerShell over the module that this build has made. One alone:
/// dotnet test --project tests/XScrape.Pester.Tests -- --filter-trait suite=Stop
/// </summary>
public sealed class SuiteTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => Suite.Names.Select(name => new TheoryDataRow<string>(name).WithTrait("suite", name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Suite_passes(string name)
    {
        SuiteOutcome outcome = await SuiteRun.RunAsync(Suite.File(name), TestContext.Current.CancellationToken);
        IReadOnlyList<string> against = SuiteVerdict.Judge(outcome, KnownSuite.All.GetValueOrDefault(name));
        Assert.True(against.Count == 0, string.Join("\n\n", against));

        ILookup<string, SuiteTest> tests = outcome.Report!.Tests.ToLookup(test => test.Result);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {tests["Passed"].Count()} passed, {tests["Skipped"].Count()} skipped");
        string reasons = string.Join("; ", tests["Skipped"].Select(test => test.Reason).Distinct());
        Assert.SkipWhen(!tests["Passed"].Any(), reasons);
        if (reasons.Length > 0)
        {
            TestContext.Current.AddWarning($"{name} skipped {tests["Skipped"].Count()} tests: {reasons}");
        }
    }

    [Fact]
    public void Every_suite_has_a_row_of_known_counts_and_every_row_a_suite() => Assert.Equal(Suite.Names, KnownSuite.All.Keys.Order(StringComparer.Ordinal));
}
