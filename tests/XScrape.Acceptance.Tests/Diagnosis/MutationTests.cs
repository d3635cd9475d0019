using XScrape.Diagnosis;
using XScrape.Links;

namespace XScrape.Acceptance.Tests.Diagnosis;

/// <summary>
/// The mutation table: a healthy link with one fact broken gives the finding of that fact, and no other but its consequences.
/// The simulator's collector, which knows nothing of the diagnosis, is asked the same.
/// </summary>
public sealed class MutationTests
{
    private static readonly Mutation[] s_all = [.. ScraperMutations.All, .. RoleMutations.All, .. TrustMutations.All, .. SurroundingsMutations.All];

    internal static IReadOnlyList<Mutation> All => s_all;

    public static TheoryData<string> Names => [.. s_all.Select(m => m.Name)];

    [Fact]
    public void There_are_at_least_40_different_mutations() => Assert.InRange(s_all.Select(m => m.Name).Distinct().Count(), 40, s_all.Length);

    [Fact]
    public void Every_finding_of_weight_is_provoked_by_one() => Assert.Empty(
        FindingIds.All.Where(id => FindingIds.SeverityOf(id) != FindingSeverity.Information)
            // The first needs a cluster and a workspace of two Regions, which no link can name; the other a text that AMP itself refuses.
            // The last two are asked for with -Proof alone, and DataProofTests and TargetProofTests provoke them.
            .Except([FindingIds.Region, FindingIds.ScraperConfiguration, FindingIds.Data, FindingIds.Targets])
            .Except(s_all.SelectMany(m => m.Found)));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_broken_fact_is_found(string name)
    {
        Mutation mutation = s_all.Single(m => m.Name == name);
        using LinkStage stage = await LinkStage.MakeAsync(mutation.Plan);

        Finding[] failing = await FailingAsync(stage, mutation);

        string said = string.Join(Environment.NewLine, failing.Select(f => f.ToString()));
        Assert.All(mutation.Found, id => Assert.True(failing.Any(f => f.Id == id), $"{id} is missing. Failing: {said}"));
        Assert.True(failing.All(f => mutation.Found.Contains(f.Id) || mutation.Consequences.Contains(f.Id)), $"more than {string.Join(", ", mutation.Found)}: {said}");
        Assert.All(failing, f => Assert.False(string.IsNullOrEmpty(f.Wanted)));
        Judge(stage, mutation, failing);
    }

    /// <summary>The table for people: dotnet run --project tests/XScrape.Aws.Tests -- --filter-method '*The_table*' --output Detailed.</summary>
    [Fact]
    public async Task The_table_has_every_mutation_detected()
    {
        ITestOutputHelper? output = TestContext.Current.TestOutputHelper;
        int detected = 0;
        int mendable = 0;
        output?.WriteLine("| broken | failing findings | command |");
        foreach (Mutation mutation in s_all)
        {
            using LinkStage stage = await LinkStage.MakeAsync(mutation.Plan);
            Finding[] failing = await FailingAsync(stage, mutation);
            bool isMendable = failing.Any(f => mutation.Found.Contains(f.Id) && f.Fix is not null);
            detected += mutation.Found.All(id => failing.Any(f => f.Id == id)) ? 1 : 0;
            mendable += isMendable ? 1 : 0;
            output?.WriteLine($"| {mutation.Name} | {string.Join(", ", failing.Select(f => f.Severity == FindingSeverity.Error ? f.Id : $"{f.Id} ({f.Severity})"))} | {(isMendable ? "yes" : "no")} |");
        }

        output?.WriteLine($"{s_all.Length} mutations, {detected} detected, {mendable} with a command that mends them");
        Assert.Equal(s_all.Length, detected);
    }

    private static async Task<Finding[]> FailingAsync(LinkStage stage, Mutation mutation)
    {
        ScraperLink? other = await mutation.Break(stage);
        IReadOnlyList<Finding> findings = other is null ? await stage.DiagnoseAsync() : await LinkStage.DiagnoseAsync(other);
        return [.. findings.Where(f => f is { Checked: true, Passed: false })];
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
