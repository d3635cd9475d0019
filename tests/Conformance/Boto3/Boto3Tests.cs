using XScrape.Conformance.Clients;
using XScrape.Conformance.Models;

namespace XScrape.Conformance.Boto3;

/// <summary>boto3: all scraper operations, roles, AssumeRole, errors, paginators and waiters; the checks are in python/.</summary>
public sealed class Boto3Tests(PythonRun python) : IClassFixture<PythonRun>
{
    public static TheoryData<string> Groups => [.. PythonRun.Groups.Keys];

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task Every_check_of_the_group_passes(string group)
    {
        await python.DoneAsync();
        CheckLine[] checks = [.. python.Checks.Where(check => check.Group == group)];
        Assert.True(checks.Length >= PythonRun.Groups[group], $"Only {checks.Length} checks of {group} ran.\n{python.Result}");
        CheckLine[] failed = [.. checks.Where(check => check.Outcome == "failed")];
        Assert.True(failed.Length == 0, string.Join('\n', failed.Select(check => $"{check.Name}\n{check.Detail}")));
        foreach (CheckLine check in checks)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{check.Outcome} in {check.Seconds} s: {check.Name} {check.Detail}");
        }
    }

    [Fact]
    public async Task Every_answer_fits_its_model()
    {
        await python.DoneAsync();
        Assert.SkipWhen(AwsModels.Found is null, AwsModels.Missing);
        Assert.True(python.ModelProblems.Count == 0, string.Join('\n', python.ModelProblems));
        int covered = python.Exchanges.Count(AwsModels.Found!.Covers);
        Assert.True(covered > 300 && covered == python.Exchanges.Count, $"{covered} of {python.Exchanges.Count} answers were held against a model.");
    }
}
