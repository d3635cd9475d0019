using System.Collections.Concurrent;
using XScrape.Links;

namespace XScrape.Running;

/// <summary>
/// The work of one command on its links, side by side up to a limit. Results are handed out in the order in which the links
/// came in, so that output does not depend on the network, or, for a fleet, as they end, so that none waits for another.
/// </summary>
internal sealed class LinkRuns(int limit, CancellationToken stop, bool asTheyEnd = false) : IDisposable
{
    private readonly SemaphoreSlim _places = new(limit);
    private readonly Queue<Task<LinkResult>> _inOrder = new();
    private readonly ConcurrentQueue<Task<LinkResult>> _ended = new();
    private readonly ConcurrentDictionary<Task<LinkResult>, bool> _running = new();
    private TaskCompletionSource<bool> _news = NewSignal();
    private int _left;

    /// <summary>Whether any work has been started whose result was not taken.</summary>
    public bool Any => _left > 0;

    /// <param name="link">The link.</param>
    /// <param name="work">What takes one of the places.</param>
    /// <param name="then">What follows without a place, such as a wait that many share.</param>
    public void Start(ScraperLink link, Func<ScraperLink, CancellationToken, Task<ScraperLink>> work, Func<ScraperLink, Task<ScraperLink>>? then = null)
    {
        // Asked for here and not in the task, so that places are taken in the order of the links.
        Task place = _places.WaitAsync(stop);
        Task<LinkResult> run = Task.Run(() => RunAsync(place, link, work, then), CancellationToken.None);
        _left++;
        _running[run] = true;
        if (!asTheyEnd)
        {
            _inOrder.Enqueue(run);
        }

        _ = run.ContinueWith(Ended, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>The results that are there now, without waiting.</summary>
    public IEnumerable<LinkResult> TakeFinished()
    {
        while (TryTake() is Task<LinkResult> next)
        {
            yield return next.GetAwaiter().GetResult();
        }
    }

    /// <summary>The next result. Ends at once, by OperationCanceledException, when the stage is stopped.</summary>
    public async Task<LinkResult> NextAsync()
    {
        TaskCompletionSource<bool> stopped = NewSignal();
        using (stop.Register(() => stopped.TrySetResult(true)))
        {
            while (true)
            {
                Task news = Volatile.Read(ref _news).Task;
                stop.ThrowIfCancellationRequested();
                if (TryTake() is Task<LinkResult> next)
                {
                    return await next.ConfigureAwait(false);
                }

                await Task.WhenAny(news, stopped.Task).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Waits until nothing runs any more, or the time is over. For the end of a stage that was stopped.</summary>
    public bool Settle(TimeSpan longest) => Task.WaitAll([.. _running.Keys], longest);

    public void Dispose() => _places.Dispose();

    private Task<LinkResult>? TryTake()
    {
        Task<LinkResult>? next = null;
        if (asTheyEnd)
        {
            _ = _ended.TryDequeue(out next);
        }
        else if (_inOrder.Count > 0 && _inOrder.Peek().IsCompleted)
        {
            next = _inOrder.Dequeue();
        }

        _left -= next is null ? 0 : 1;
        return next;
    }

    private void Ended(Task<LinkResult> run)
    {
        _ = _running.TryRemove(run, out _);
        if (asTheyEnd)
        {
            _ended.Enqueue(run);
        }

        _ = Interlocked.Exchange(ref _news, NewSignal()).TrySetResult(true);
    }

    private async Task<LinkResult> RunAsync(Task place, ScraperLink link, Func<ScraperLink, CancellationToken, Task<ScraperLink>> work, Func<ScraperLink, Task<ScraperLink>>? then)
    {
        ScraperLink now = link;
        try
        {
            await place.ConfigureAwait(false);
            try
            {
                now = await work(link, stop).ConfigureAwait(false);
            }
            finally
            {
                _places.Release();
            }

            now = then is null ? now : await then(now).ConfigureAwait(false);
            return new LinkResult(now, null, link.Session.Origin.Record);
        }
#pragma warning disable CA1031 // Every failure belongs to its link and must not stop the others; the cmdlet reports it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return new LinkResult(now, failure, link.Session.Origin.Record);
        }
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
