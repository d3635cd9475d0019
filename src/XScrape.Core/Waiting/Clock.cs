namespace XScrape.Waiting;

/// <summary>Waiting on an injected clock, under one name on every framework.</summary>
internal static class Clock
{
    public static Task Delay(TimeProvider clock, TimeSpan pause, CancellationToken stop) =>
#if NET
        Task.Delay(pause, clock, stop);
#else
        TimeProviderTaskExtensions.Delay(clock, pause, stop);
#endif
}
