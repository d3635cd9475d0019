using XScrape.Crash.Soak;

namespace XScrape.Crash;

/// <summary>A small fixed sample of the fault soak; the whole is a command of its own.</summary>
public sealed class FaultSoakTests
{
    [Fact]
    public async Task Links_are_connected_once_each_while_calls_are_throttled_fail_and_lose_their_answers()
    {
        SoakResult result = await FaultSoak.RunAsync(5);
        Assert.True(result.IsRight, result.ToString());
    }
}
