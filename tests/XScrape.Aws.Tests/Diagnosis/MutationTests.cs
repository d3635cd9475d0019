using XScrape.Diagnosis;
using XScrape.Links;

namespace XScrape.Aws.Tests.Diagnosis;

/// <summary>
/// The mutation table: a healthy link with one fact broken gives the finding of that fact, and no other but its consequences.
/// The simulator's collector, which knows nothing of the diagnosis, is asked the same.
/// </summary>
public sealed class MutationTests
{
    private static readonly Mutation[] s_all = [.. ScraperMutations.All, .. RoleMutations.All, .. TrustMutations.All, .. SurroundingsMutations.All];

    public static TheoryData<string> Names => [.. s_all.Select(m => m.Name)];

    [Fact]
    public void There_are_at_least_40_different_mutations() => Assert.InRange(s_all.Select(m => m.Name).Distinct().Count(), 40, s_all.Length);

    [Fact]
    public void Every_finding_of_weight_is_provoked_by_one() => Assert.Empty(
        FindingIds.All.Where(id => FindingIds.SeverityOf(id) != FindingSeverity.Information)
            // The first needs a cluster and a workspace of two Regions, which no link can name; the other a text that AMP itself refuses.
            // The last is asked for with -Proof alone, and DataProofTests provoke it.
            .Except([FindingIds.Region, FindingIds.ScraperConfiguration, FindingIds.Data])
            .Except(s_all.SelectMany(m => m.Found)));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_broken_fact_is_found(string name)
    {
        Mutation mutation = s_all.Single(m => m.Name == name);
        using LinkStage stage = await LinkStage.MakeAsync(mutation.Plan);

        ScraperLink? other = await mutation.Break(stage);
        IReadOnlyList<Finding> findings = other is null ? await stage.DiagnoseAsync() : await LinkStage.DiagnoseAsync(other);

        Finding[] failing = [.. findings.Where(f => f is { Checked: true, Passed: false })];
        string said = string.Join(Environment.NewLine, failing.Select(f => f.ToString()));
        TestContext.Current.TestOutputHelper?.WriteLine($"| {name} | {string.Join(", ", failing.Select(f => $"{f.Id} ({f.Severity})"))} | {(failing.Any(f => f.Fix is not null) ? "yes" : "no")} |");
        Assert.All(mutation.Found, id => Assert.True(failing.Any(f => f.Id == id), $"{id} is missing. Failing: {said}"));
        Assert.True(failing.All(f => mutation.Found.Contains(f.Id) || mutation.Consequences.Contains(f.Id)), $"more than {string.Join(", ", mutation.Found)}: {said}");
        Assert.All(failing, f => Assert.False(string.IsNullOrEmpty(f.Wanted)));
        Judge(stage, mutation, failing);
    }

    /// <summary>What stops the samples must be an Error, and what does not must be none.</summary>
    private static void Judge(LinkStage stage, Mutation mutation, Finding[] failing)
    {
        bool flows = stage.Simulator.ExplainChain(stage.ScraperArn) is { MetricsFlow: true };
        if (mutation.Consequences.Contains(FindingIds.ScraperTwin))
        {
            return; // It is another scraper that is broken.
        }

        Assert.Equal(mutation.Flows, flows);
        Assert.True(flows || mutation.IsDoubtful || failing.Any(f => f.Severity == FindingSeverity.Error), "the samples have stopped, and no Error says so");
    }
}
