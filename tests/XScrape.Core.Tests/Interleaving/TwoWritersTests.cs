namespace XScrape.Tests.Interleaving;

/// <summary>50 orders of calls here; all 1,000 with XSCRAPE_FULL=1.</summary>
public sealed class TwoWritersTests
{
    [Fact]
    public async Task Two_writers_of_shared_roles_end_right_in_every_order()
    {
        int orders = FullRun.IsWanted ? 1000 : 50;
        List<string> faults = [];
        for (int seed = 1; seed <= orders; seed++)
        {
            if (await TwoWriters.RunAsync(seed) is string fault)
            {
                faults.Add(fault);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{orders} interleavings, {faults.Count} with a wrong end{string.Concat(faults.Select(f => Environment.NewLine + f))}");
        Assert.Empty(faults);
    }
}
