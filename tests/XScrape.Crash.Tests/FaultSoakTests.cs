using XScrape.Crash.Soak;

namespace XScrape.Crash;

/// <summary>Ten links here; 200 by <c>dotnet run --project tests/XScrape.Crash.Tests -- soak 200</c>.</summary>
public sealed class FaultSoakTests
{
    [Fact]
    public async Task Ten_links_are_bound_through_throttling_failures_and_lost_answers()
    {
        SoakResult result = await FaultSoak.RunAsync(10);
        Assert.True(result.IsRight, result.ToString());
    }
}
