using XScrape.Cloud.Calls;
using XScrape.Waiting;

namespace XScrape.Pacing;

/// <summary>
/// Lets calls pass at a rate that AWS takes: a token bucket with queues, so that what a long creation waits for goes first. It
/// learns from throttles, as others use the same account: each one slows it down, and it comes back bit by bit.
/// </summary>
internal sealed class RateBucket(double limit, TimeProvider clock)
{
    /// <summary>The share of the rate that remains after a throttle.</summary>
    private const double Cut = 0.7;

    /// <summary>What comes back in a second without throttles, as a share of the limit.</summary>
    private const double Recovery = 0.05;

    private const double Slowest = 0.5;

    /// <summary>Throttles of one moment are one throttle: all calls under way get the same answer.</summary>
    private static readonly TimeSpan s_oneThrottle = TimeSpan.FromSeconds(1);

    /// <summary>After so long a wait, a call that could come later is due.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(5);

    private readonly object _gate = new();
    private readonly Queue<Waiter>[] _queues = [new(), new(), new()];
    private readonly Queue<long> _passed = new();

    /// <summary>Zero: as fast as one likes.</summary>
    private readonly double _limit = limit;
    private double _rate = limit;
    private double _tokens = Math.Max(1, limit / 2);
    private long _at = clock.GetTimestamp();
    private long? _throttled;
    private bool _pumping;

    /// <summary>Calls a second at present; zero: no limit.</summary>
    public double Rate
    {
        get
        {
            lock (_gate)
            {
                Refill();
                return _rate;
            }
        }
    }

    /// <summary>Ends when it is the call's turn.</summary>
    public async Task TakeAsync(CallPriority priority, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_gate)
        {
            Refill();
            if (_queues.All(q => q.Count == 0) && TryPass())
            {
                return;
            }

            waiter = new Waiter(clock.GetTimestamp());
            _queues[Rank(priority)].Enqueue(waiter);
            if (!_pumping)
            {
                _pumping = true;
                _ = Task.Run(PumpAsync, CancellationToken.None);
            }
        }

        using (stop.Register(() => waiter.Turn.TrySetCanceled()))
        {
            _ = await waiter.Turn.Task.ConfigureAwait(false);
        }
    }

    /// <summary>AWS has refused a call because there were too many.</summary>
    public void Throttled()
    {
        lock (_gate)
        {
            Refill();
            _tokens = Math.Min(_tokens, 0);
            if (_throttled is long last && clock.GetElapsedTime(last) < s_oneThrottle)
            {
                return;
            }

            _throttled = clock.GetTimestamp();
            _rate = Math.Max(Slowest, Cut * (_rate > 0 ? _rate : Seen()));
        }
    }

    private static int Rank(CallPriority priority) => priority switch
    {
        CallPriority.High => 0,
        CallPriority.Normal => 1,
        _ => 2,
    };

    private async Task PumpAsync()
    {
        while (PassAll() is TimeSpan pause)
        {
            await Clock.Delay(clock, pause, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>How long until the next call may pass; null when none waits.</summary>
    private TimeSpan? PassAll()
    {
        lock (_gate)
        {
            Refill();
            while (Next() is Queue<Waiter> queue)
            {
                if (!TryPass())
                {
                    // Timers count in whole milliseconds; a shorter pause would be none.
                    return TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(1000 * (1 - _tokens) / _rate)));
                }

                if (!queue.Dequeue().Turn.TrySetResult(true))
                {
                    _tokens++;
                }
            }

            _pumping = false;
            return null;
        }
    }

    private Queue<Waiter>? Next()
    {
        Queue<Waiter>[] waiting = [.. _queues.Where(q => q.Count > 0)];
        return waiting.FirstOrDefault(q => clock.GetElapsedTime(q.Peek().Since) > s_longest) ?? waiting.FirstOrDefault();
    }

    private bool TryPass()
    {
        if (_rate > 0 && _tokens < 1)
        {
            return false;
        }

        _tokens -= _rate > 0 ? 1 : 0;
        if (_limit == 0)
        {
            Remember();
        }

        return true;
    }

    private void Refill()
    {
        long now = clock.GetTimestamp();
        double seconds = clock.GetElapsedTime(_at, now).TotalSeconds;
        _at = now;
        if (_throttled is not null)
        {
            Recover(seconds);
        }

        _tokens = Math.Min(Math.Max(1, _rate / 2), _tokens + (seconds * _rate));
    }

    private void Recover(double seconds)
    {
        _rate += seconds * Recovery * (_limit > 0 ? _limit : _rate);
        bool over = _limit > 0 ? _rate >= _limit : clock.GetElapsedTime(_throttled!.Value) > TimeSpan.FromMinutes(1);
        if (over)
        {
            _rate = _limit;
            _throttled = null;
        }
    }

    private void Remember()
    {
        _passed.Enqueue(clock.GetTimestamp());
        while (clock.GetElapsedTime(_passed.Peek()) > TimeSpan.FromSeconds(1))
        {
            _ = _passed.Dequeue();
        }
    }

    private double Seen() => Math.Max(1, _passed.Count);

    private sealed class Waiter(long since)
    {
        public long Since => since;

        public TaskCompletionSource<bool> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
