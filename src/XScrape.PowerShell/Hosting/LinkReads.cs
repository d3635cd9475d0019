using System.Diagnostics.CodeAnalysis;
using XScrape.Links;

namespace XScrape.PowerShell.Hosting;

/// <summary>Reads of many links, side by side up to a number, handed out in the order in which they were begun.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A read that outlives the cmdlet still gives its place back; a semaphore without a wait handle holds nothing.")]
internal sealed class LinkReads<T>(int most, CancellationToken stop)
{
    private readonly Queue<(ScraperLink Link, Task<T> Work)> _running = new();
    private readonly SemaphoreSlim _room = new(most);

    public bool Any => _running.Count > 0;

    /// <summary>Whether the next one has ended.</summary>
    public bool IsReady => Any && _running.Peek().Work.IsCompleted;

    public void Start(ScraperLink link, Func<ScraperLink, CancellationToken, Task<T>> read) =>
        _running.Enqueue((link, Task.Run(() => RunAsync(link, read), CancellationToken.None)));

    public (ScraperLink Link, Task<T> Work) Next() => _running.Dequeue();

    /// <summary>Waits for what is under way, however it ends.</summary>
    public void Settle(TimeSpan most) => Task.WaitAll([.. _running.Select(r => (Task)r.Work.ContinueWith(_ => { }, TaskScheduler.Default))], most);

    private async Task<T> RunAsync(ScraperLink link, Func<ScraperLink, CancellationToken, Task<T>> read)
    {
        await _room.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return await read(link, stop).ConfigureAwait(false);
        }
        finally
        {
            _room.Release();
        }
    }
}
