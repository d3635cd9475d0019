using XScrape.Cloud.Calls;

namespace XScrape.Waiting;

/// <summary>Waiting on an injected clock, under one name on every framework.</summary>
internal static class Clock
{
    /// <summary>A wait for AWS to get somewhere with what was written; on paper it is there at once.</summary>
    public static Task Pause(TimeProvider clock, TimeSpan pause, CancellationToken stop)
    {
        if (PaperTrail.Current is not PaperTrail paper)
        {
            return Delay(clock, pause, stop);
        }

        paper.Wait();
        return Task.CompletedTask;
    }

    public static Task Delay(TimeProvider clock, TimeSpan pause, CancellationToken stop) =>
#if NET
        Task.Delay(pause, clock, stop);
#else
        TimeProviderTaskExtensions.Delay(clock, pause, stop);
#endif
}
