using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Waiting;

/// <summary>Waits for a given set of scrapers and reports what happens, event by event.</summary>
internal sealed class ScraperWaiter(WaitSettings settings, TimeProvider clock)
{
    /// <summary>Ends when no link is waited for any more. Live links with a scraper only.</summary>
    public async IAsyncEnumerable<WaitEvent> WaitAsync(IReadOnlyList<ScraperLink> links, [EnumeratorCancellation] CancellationToken stop)
    {
        long start = clock.GetTimestamp();
        ConcurrentQueue<WaitEvent> events = new();
        using SemaphoreSlim any = new(0);
        // Stopped before the semaphore goes, also where the consumer breaks off.
        using CancellationTokenSource gone = CancellationTokenSource.CreateLinkedTokenSource(stop);
        WaitState state = new(links);
        ScraperWatch watch = new(settings, clock, gone.Token)
        {
            Ticked = () => Tell(state.Tick(clock.GetElapsedTime(start), null)),
            Noticed = notice => Tell(state.Tick(clock.GetElapsedTime(start), notice)),
            Changed = state.Update,
        };
        Task ends = Task.WhenAll(links.Zip(watch.UntilActive(links), (link, active) => (link, active)).Select(l => EndAsync(l.active, l.link, (active, failure) => Tell(state.End(l.link, active, failure, clock.GetElapsedTime(start))))));
        try
        {
            for (int left = links.Count; left > 0;)
            {
                await any.WaitAsync(stop).ConfigureAwait(false);
                stop.ThrowIfCancellationRequested();
                if (events.TryDequeue(out WaitEvent? seen))
                {
                    left -= seen.Link is null ? 0 : 1;
                    yield return seen;
                }
            }
        }
        finally
        {
            gone.Cancel();
            await ends.ConfigureAwait(false);
        }

        void Tell(WaitEvent what)
        {
            if (!gone.IsCancellationRequested)
            {
                events.Enqueue(what);
                _ = any.Release();
            }
        }
    }

    private static async Task EndAsync(Task<ScraperLink> end, ScraperLink link, Action<ScraperLink, XScrapeException?> ended)
    {
        try
        {
            ended(await end.ConfigureAwait(false), null);
        }
        catch (XScrapeException failure)
        {
            ended(failure.Link as ScraperLink ?? link, failure);
        }
        catch (OperationCanceledException)
        {
            // The consumer learns of it from its own token.
        }
#pragma warning disable CA1031 // A defect must end the wait for this link, too, and not leave it waiting for ever.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            ended(link, new XScrapeException(FailureId.Unexpected, failure.ToString(), inner: failure));
        }
    }
}
