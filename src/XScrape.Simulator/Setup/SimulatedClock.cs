namespace XScrape.Simulator.Setup;

/// <summary>A clock that runs faster or slower than the real one and can be moved forward.</summary>
public sealed class SimulatedClock : TimeProvider
{
    private readonly object _gate = new();
    private readonly TimeProvider _real;
    private readonly DateTimeOffset _start;
    private readonly double _scale;
    private TimeSpan _added;

    /// <summary>Starts now, at <paramref name="scale"/> simulated seconds a second.</summary>
    public SimulatedClock(double scale = 1, TimeProvider? real = null)
    {
        _scale = scale is > 0 and <= 1_000_000 ? scale : throw new ArgumentOutOfRangeException(nameof(scale), "The scale must be above 0 and at most 1,000,000.");
        _real = real ?? System;
        _start = _real.GetUtcNow();
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        TimeSpan passed = _real.GetUtcNow() - _start;
        lock (_gate)
        {
            return _start + TimeSpan.FromTicks((long)(passed.Ticks * _scale)) + _added;
        }
    }

    /// <summary>Moves the clock forward.</summary>
    public void Advance(TimeSpan time)
    {
        if (time < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(time), "Time does not run backwards.");
        }

        lock (_gate)
        {
            _added += time;
        }
    }
}
