using XScrape.Cloud.Calls;
using XScrape.Pacing;
using XScrape.Tests.Fakes;

namespace XScrape.Tests.Pacing;

public sealed class RateBucketTests
{
    private readonly FastClock _clock = new();

    [Fact]
    public async Task Calls_pass_at_the_rate_after_a_burst_of_half_a_second()
    {
        RateBucket bucket = new(10, _clock);
        await TakeAsync(bucket, 105);
        Assert.InRange(_clock.Now, TimeSpan.FromSeconds(9.9), TimeSpan.FromSeconds(10.3));
    }

    [Fact]
    public async Task Without_a_limit_nothing_waits()
    {
        await TakeAsync(new RateBucket(0, _clock), 1000);
        Assert.Equal(TimeSpan.Zero, _clock.Now);
    }

    [Fact]
    public async Task A_throttle_slows_it_down_once_for_a_moment_and_it_comes_back()
    {
        RateBucket bucket = new(10, _clock);
        bucket.Throttled();
        bucket.Throttled();
        Assert.Equal(7, bucket.Rate, 3);
        await TakeAsync(bucket, 60);
        Assert.Equal(10, bucket.Rate, 3);
    }

    [Fact]
    public async Task One_that_has_no_limit_learns_what_AWS_takes()
    {
        RateBucket bucket = new(0, _clock);
        await TakeAsync(bucket, 40);
        bucket.Throttled();
        Assert.Equal(28, bucket.Rate, 3);
    }

    [Fact]
    public async Task What_more_waits_for_goes_first_and_nothing_waits_for_ever()
    {
        RateBucket bucket = new(1, _clock);
        ManualPause pause = new(_clock);
        // Each pause but the first waits until whoever passed before it has said so: a busy thread pool must not change the order.
        using SemaphoreSlim told = new(1);
        Func<TimeSpan, bool> isOpen = _clock.Pausing!;
        _clock.Pausing = end => isOpen(end) && told.Wait(TimeSpan.FromSeconds(20));
        await bucket.TakeAsync(CallPriority.Normal, CancellationToken.None);
        List<string> order = [];
        Task[] calls = [Call(CallPriority.Low, "look"), Call(CallPriority.Normal, "permission"), Call(CallPriority.High, "role"), Call(CallPriority.High, "role")];
        pause.Open();
        await Task.WhenAll(calls);
        Assert.Equal(["role", "role", "permission", "look"], order);

        async Task Call(CallPriority priority, string name)
        {
            await bucket.TakeAsync(priority, CancellationToken.None);
            lock (order)
            {
                order.Add(name);
            }

            told.Release();
        }
    }

    [Fact]
    public async Task One_that_is_stopped_takes_no_turn()
    {
        RateBucket bucket = new(1, _clock);
        ManualPause pause = new(_clock);
        await bucket.TakeAsync(CallPriority.Normal, CancellationToken.None);
        using CancellationTokenSource stop = new();
        Task stopped = bucket.TakeAsync(CallPriority.High, stop.Token);
        Task other = bucket.TakeAsync(CallPriority.Normal, CancellationToken.None);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        pause.Open();
        await other;
        Assert.InRange(_clock.Now, TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(2.1));
    }

    private static async Task TakeAsync(RateBucket bucket, int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            await bucket.TakeAsync(CallPriority.Normal, CancellationToken.None);
        }
    }

    /// <summary>Holds the clock's pauses until it is opened.</summary>
    private sealed class ManualPause
    {
        private readonly TaskCompletionSource<bool> _open = new();

        public ManualPause(FastClock clock) => clock.Pausing = _ => _open.Task.Wait(TimeSpan.FromSeconds(20));

        public void Open() => _open.TrySetResult(true);
    }
}
