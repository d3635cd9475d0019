namespace XScrape.Pester;

/// <summary>Bad suites through the whole way, shell and Pester included: none of them may come out green.</summary>
public sealed class SampleTests
{
    [Fact]
    public async Task What_fails_and_what_is_skipped_is_told_in_Pesters_words()
    {
        IReadOnlyList<string> against = await JudgeAsync("Failing", 6);
        Assert.Collection(
            against,
            one => Assert.Matches(@"(?s)^\[-\] Setup that fails\n.*no such thing.*Failing\.Tests\.ps1:\d", one),
            one => Assert.Matches(@"(?s)^\[-\] Failures\.compares 2 \(Failed\)\nExpected 3, because of the sum, but got 2\..*Failing\.Tests\.ps1:\d", one),
            one => Assert.StartsWith("[!] Failures.is skipped silently\n", one, StringComparison.Ordinal),
            one => Assert.StartsWith("[!] Failures.is skipped without words\n", one, StringComparison.Ordinal),
            one => Assert.StartsWith("[-] Setup that fails.is never reached (Failed)", one, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("EndsEarly", "ended early, with exit code 0.*is the last that is seen")]
    [InlineData("Empty", "discovers no test")]
    [InlineData("BrokenDiscovery", "nothing to test with")]
    public async Task A_suite_that_tests_nothing_is_red(string name, string words) => Assert.Matches("(?s)" + words, (await JudgeAsync(name, 1))[0]);

    private static async Task<IReadOnlyList<string>> JudgeAsync(string name, int known) =>
        SuiteVerdict.Judge(await SuiteRun.RunAsync(Suite.Sample(name), TestContext.Current.CancellationToken), new KnownSuite(name, known, 1));
}
