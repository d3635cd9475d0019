namespace XScrape.Tests.Interleaving;

/// <summary>50 orders of calls here; all 1,000 with XSCRAPE_FULL=1.</summary>
public sealed class TwoWritersTests
{
    private static int Orders => FullRun.IsWanted ? 1000 : 50;

    [Fact]
    public async Task Two_writers_of_shared_roles_end_right_in_every_order() => Assert.Empty(await FaultsAsync(stalls: false));

    [Fact]
    public async Task Where_a_writer_hangs_too_nobody_is_let_in_who_shall_not() =>
        Assert.DoesNotContain(await FaultsAsync(stalls: true), fault => !fault.EndsWith(" is not bound", StringComparison.Ordinal));

    [Fact]
    public async Task The_seed_alone_decides() => Assert.Equal(await FaultsAsync(stalls: true), await FaultsAsync(stalls: true));

    private static async Task<List<string>> FaultsAsync(bool stalls)
    {
        List<string> faults = [];
        for (int seed = 1; seed <= Orders; seed++)
        {
            if (await TwoWriters.RunAsync(seed, stalls) is string fault)
            {
                faults.Add(fault);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Orders} interleavings, {faults.Count} with a wrong end{string.Concat(faults.Select(f => Environment.NewLine + f))}");
        return faults;
    }
}
