using XScrape.Links;

namespace XScrape.Running;

/// <summary>
/// The work of one stage on its links, side by side up to a limit. Results are handed out in the order in which the links
/// came in, so that output does not depend on the network.
/// </summary>
internal sealed class LinkRuns(int limit, CancellationToken stop) : IDisposable
{
    private readonly SemaphoreSlim _places = new(limit);
    private readonly Queue<Task<LinkResult>> _running = new();

    /// <summary>Whether any work has been started whose result was not taken.</summary>
    public bool Any => _running.Count > 0;

    public void Start(ScraperLink link, Func<ScraperLink, CancellationToken, Task<ScraperLink>> work)
    {
        // Asked for here and not in the task, so that places are taken in the order of the links.
        Task place = _places.WaitAsync(stop);
        _running.Enqueue(Task.Run(() => RunAsync(place, link, work), CancellationToken.None));
    }

    /// <summary>The results that are there now, without waiting.</summary>
    public IEnumerable<LinkResult> TakeFinished()
    {
        while (_running.Count > 0 && _running.Peek().IsCompleted)
        {
            yield return _running.Dequeue().GetAwaiter().GetResult();
        }
    }

    /// <summary>The next result in order. Ends at once, by OperationCanceledException, when the stage is stopped.</summary>
    public async Task<LinkResult> NextAsync()
    {
        Task<LinkResult> first = _running.Peek();
        TaskCompletionSource<bool> stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using (stop.Register(() => stopped.TrySetResult(true)))
        {
            await Task.WhenAny(first, stopped.Task).ConfigureAwait(false);
        }

        stop.ThrowIfCancellationRequested();
        _ = _running.Dequeue();
        return await first.ConfigureAwait(false);
    }

    /// <summary>Waits until nothing runs any more, or the time is over. For the end of a stage that was stopped.</summary>
    public bool Settle(TimeSpan longest) => Task.WaitAll([.. _running], longest);

    public void Dispose() => _places.Dispose();

    private async Task<LinkResult> RunAsync(Task place, ScraperLink link, Func<ScraperLink, CancellationToken, Task<ScraperLink>> work)
    {
        try
        {
            await place.ConfigureAwait(false);
            try
            {
                return new LinkResult(await work(link, stop).ConfigureAwait(false), null, link.Session?.Origin);
            }
            finally
            {
                _places.Release();
            }
        }
#pragma warning disable CA1031 // Every failure belongs to its link and must not stop the others; the cmdlet reports it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return new LinkResult(link, failure, link.Session?.Origin);
        }
    }
}
