namespace XScrape.Aws.Tests.Support;

/// <summary>A clock on which every pause lasts until the test ends all of them.</summary>
internal sealed class GateClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Action> _pauses = [];

    public void EndPauses()
    {
        Action[] pauses;
        lock (_gate)
        {
            pauses = [.. _pauses];
            _pauses.Clear();
        }

        Assert.NotEmpty(pauses);
        Array.ForEach(pauses, end => end());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _pauses.Add(() => callback(state));
        }

        return new Pause();
    }

    private sealed class Pause : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
