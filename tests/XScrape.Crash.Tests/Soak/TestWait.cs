namespace XScrape.Crash.Soak;

/// <summary>Waits for something that the simulator's clock brings about.</summary>
internal static class TestWait
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static async Task UntilAsync(Func<bool> reached)
    {
        using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(20));
        using CancellationTokenSource patience = new(s_patience);
        while (!reached())
        {
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }
}
