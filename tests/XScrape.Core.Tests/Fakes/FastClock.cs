using System.Diagnostics;

namespace XScrape.Tests.Fakes;

/// <summary>A clock on which every pause is over at once: asking for a timer moves the time to its end.</summary>
internal sealed class FastClock : TimeProvider
{
    private readonly Lock _gate = new();
    private TimeSpan _now;

    /// <summary>Called with the time at the end of each pause; false: that end never comes.</summary>
    public Func<TimeSpan, bool>? Pausing { get; set; }

    /// <summary>Whether a pause ends on the thread that asks for it, before it can go on: for tests that run on one thread.</summary>
    public bool EndsHere { get; set; }

    public List<TimeSpan> Pauses { get; } = [];

    public TimeSpan Now
    {
        get
        {
            lock (_gate)
            {
                return _now;
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan)
        {
            throw new UnreachableException("Nothing here asks for a timer that goes on.");
        }

        TimeSpan end;
        lock (_gate)
        {
            _now += dueTime;
            end = _now;
            Pauses.Add(dueTime);
        }

        if (EndsHere)
        {
            callback(state);
        }
        else if (Pausing?.Invoke(end) != false)
        {
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return new Done();
    }

    private sealed class Done : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
