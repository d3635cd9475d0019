namespace XScrape.Waiting;

/// <summary>
/// When to ask next: a tenth of the time that has passed, so that a creation of seconds is seen at once, one of 20 minutes
/// costs about a hundred calls, and no answer comes more than a tenth late.
/// </summary>
internal static class PollSchedule
{
    public static TimeSpan DefaultLongest { get; } = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(250);

    public static TimeSpan Next(TimeSpan elapsed, TimeSpan? longest)
    {
        TimeSpan pause = TimeSpan.FromTicks(elapsed.Ticks / 10);
        TimeSpan limit = longest ?? DefaultLongest;
        pause = pause < limit ? pause : limit;
        // The floor comes last: an interval of zero must not ask without pause.
        return pause < s_shortest ? s_shortest : pause;
    }
}
