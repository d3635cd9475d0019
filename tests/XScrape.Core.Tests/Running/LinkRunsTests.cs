using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Running;
using XScrape.Tests.Fakes;

namespace XScrape.Tests.Running;

public sealed class LinkRunsTests : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, TaskCompletionSource> _gates = [];
    private int _running;
    private int _most;

    [Fact]
    public async Task Results_come_in_the_order_of_the_links()
    {
        using LinkRuns runs = new(3, _stop.Token);
        Start(runs, "a", "b", "c");
        await WhenAsync(running => running == 3);
        Open("c");
        Open("b");
        await WhenAsync(running => running == 1);
        Assert.Empty(runs.TakeFinished());
        Open("a");
        Assert.Equal(["a", "b", "c"], await NamesAsync(runs));
        Assert.False(runs.Any);
    }

    [Fact]
    public async Task At_most_as_many_as_the_limit_run_at_once()
    {
        using LinkRuns runs = new(2, _stop.Token);
        string[] names = [.. Enumerable.Range(1, 8).Select(n => $"l{n}")];
        Start(runs, names);
        await WhenAsync(running => running >= 2);
        names.ToList().ForEach(Open);
        Assert.Equal(names, await NamesAsync(runs));
        Assert.Equal(2, _most);
    }

    [Fact]
    public async Task A_failure_belongs_to_its_link_and_stops_no_other()
    {
        using LinkRuns runs = new(1, _stop.Token);
        runs.Start(Link("a"), (_, _) => throw new XScrapeException(FailureId.AccessDenied, "no"));
        runs.Start(Link("b"), (_, _) => throw new InvalidOperationException("a defect"));
        runs.Start(Link("c"), (link, _) => Task.FromResult(link));
        LinkResult[] results = [await runs.NextAsync(), await runs.NextAsync(), await runs.NextAsync()];
        Assert.IsType<XScrapeException>(results[0].Failure);
        Assert.IsType<InvalidOperationException>(results[1].Failure);
        Assert.Null(results[2].Failure);
        Assert.Equal("a", Assert.IsType<ScraperLink>(results[0].Target).Name);
    }

    [Fact]
    public async Task A_stop_ends_the_waiting_at_once_and_starts_nothing_more()
    {
        using LinkRuns runs = new(1, _stop.Token);
        Start(runs, "a", "b");
        await WhenAsync(running => running >= 1);
        Task<LinkResult> next = runs.NextAsync();
        Assert.False(next.IsCompleted);
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        _gates.Values.ToList().ForEach(g => g.TrySetResult());
        Assert.True(runs.Settle(TimeSpan.FromSeconds(30)));
        Assert.Equal(1, _most);
        Assert.Equal([true, false], runs.TakeFinished().Select(r => r.Failure is null));
    }

    [Fact]
    public void An_error_points_at_the_link_as_it_stands_then()
    {
        ScraperLink before = Link("a");
        ScraperLink after = before.With(f => f with { Status = LinkStatus.Creating });
        XScrapeException failure = new XScrapeException(FailureId.AccessDenied, "no").For(after, ["CreateScraper x"]);
        Assert.Same(after, new LinkResult(before, failure, "row").Target);
        Assert.Equal("row", new LinkResult(null, failure.InnerException, "row").Target);
    }

    public void Dispose() => _stop.Dispose();

    private static ScraperLink Link(string name) => new FakeCloud().Link(Samples.Facts(name));

    private void Start(LinkRuns runs, params string[] names)
    {
        foreach (string name in names)
        {
            TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _gates[name] = gate;
            runs.Start(Link(name), async (link, _) =>
            {
                int now = Interlocked.Increment(ref _running);
                lock (_gates)
                {
                    _most = Math.Max(_most, now);
                }

                await gate.Task;
                Interlocked.Decrement(ref _running);
                return link;
            });
        }
    }

    private void Open(string name) => _gates[name].TrySetResult();

    private async Task WhenAsync(Func<int, bool> running)
    {
        while (!running(Volatile.Read(ref _running)))
        {
            await Task.Yield();
        }
    }

    private static async Task<List<string>> NamesAsync(LinkRuns runs)
    {
        List<string> names = [];
        while (runs.Any)
        {
            names.Add((await runs.NextAsync()).Link!.Name!);
        }

        return names;
    }
}
