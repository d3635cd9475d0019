using XScrape.Failures;
using XScrape.Tests.Fakes;
using XScrape.Waiting;

namespace XScrape.Tests.Waiting;

public sealed class PropagationRetryTests : IDisposable
{
    private readonly FastClock _clock = new();
    private readonly CancellationTokenSource _stop = new();
    private int _tries;

    [Fact]
    public async Task What_works_is_done_once()
    {
        await RunAsync(TimeSpan.FromMinutes(2), failures: 0);
        Assert.Equal(1, _tries);
        Assert.Empty(_clock.Pauses);
    }

    [Fact]
    public async Task What_may_pass_is_tried_again_with_growing_pauses()
    {
        await RunAsync(TimeSpan.FromMinutes(2), failures: 7);
        Assert.Equal(8, _tries);
        Assert.Equal([250, 500, 1000, 2000, 4000, 5000, 5000], _clock.Pauses.Select(p => p.TotalMilliseconds));
    }

    [Fact]
    public async Task The_bound_is_kept_and_the_last_failure_told()
    {
        XScrapeException failure = await Expect.FailureAsync(FailureId.PropagationTimeout, () => RunAsync(TimeSpan.FromSeconds(30), failures: int.MaxValue));
        Assert.InRange(_clock.Now, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30));
        Assert.Contains("try " + _tries, failure.Message);
        Assert.Equal("iam", failure.Service);
        Assert.Equal("CreateRole", failure.Operation);
        Assert.Equal("r-1", failure.RequestId);
    }

    [Fact]
    public async Task What_cannot_pass_is_not_tried_again()
    {
        await Expect.FailureAsync(FailureId.InvalidPrincipal, () => RunAsync(TimeSpan.FromMinutes(2), failures: 1, mayPass: _ => false));
        Assert.Equal(1, _tries);
    }

    [Fact]
    public async Task Without_a_bound_the_first_failure_is_the_last()
    {
        await Expect.FailureAsync(FailureId.InvalidPrincipal, () => RunAsync(TimeSpan.Zero, failures: 1));
        Assert.Equal(1, _tries);
        Assert.Empty(_clock.Pauses);
    }

    [Fact]
    public async Task After_a_cancel_nothing_is_tried()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(TimeSpan.FromMinutes(2), failures: 0));
        Assert.Equal(0, _tries);
    }

    [Fact]
    public async Task A_cancel_ends_the_pause()
    {
        _clock.Pausing = _ =>
        {
            _stop.Cancel();
            return false;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(TimeSpan.FromMinutes(2), failures: 5));
        Assert.Equal(1, _tries);
    }

    public void Dispose() => _stop.Dispose();

    private Task<int> RunAsync(TimeSpan bound, int failures, Func<XScrapeException, bool>? mayPass = null) => new PropagationRetry(_clock, bound).RunAsync(
        _ => ++_tries > failures
            ? Task.FromResult(_tries)
            : throw new XScrapeException(FailureId.InvalidPrincipal, $"try {_tries}") { Service = "iam", Operation = "CreateRole", RequestId = "r-1" },
        mayPass ?? (_ => true),
        _stop.Token);
}
