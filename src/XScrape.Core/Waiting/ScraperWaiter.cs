using System.Runtime.CompilerServices;
using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Waiting;

/// <summary>Waits for many scrapers together until each is ACTIVE or cannot become so.</summary>
internal sealed class ScraperWaiter(WaitSettings settings, TimeProvider clock)
{
    /// <summary>How often at least somebody watching is told the time.</summary>
    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(1);

    /// <summary>Ends when no link is waited for any more. Live links with a scraper only.</summary>
    public async IAsyncEnumerable<WaitEvent> WaitAsync(IReadOnlyList<ScraperLink> links, [EnumeratorCancellation] CancellationToken stop)
    {
        long start = clock.GetTimestamp();
        WaitState state = new(links);
        foreach (ScraperLink link in links.Where(l => l.Status == LinkStatus.Active && l.Session!.ScraperIsKnown))
        {
            yield return state.End(link, link, null, TimeSpan.Zero);
        }

        while (state.Pending.Count > 0)
        {
            foreach (WaitEvent seen in await LookAsync(state, start, stop).ConfigureAwait(false))
            {
                yield return seen;
            }

            TimeSpan elapsed = clock.GetElapsedTime(start);
            if (elapsed >= settings.Timeout)
            {
                foreach (ScraperLink link in state.Pending.ToArray())
                {
                    yield return state.End(link, link, WaitFailures.TimedOut(link, settings.Timeout), elapsed);
                }
            }

            TimeSpan pause = PollSchedule.Next(elapsed, settings.PollInterval);
            for (TimeSpan left = Min(pause, settings.Timeout - elapsed); left > TimeSpan.Zero && state.Pending.Count > 0; left -= s_tick)
            {
                yield return state.Tick(clock.GetElapsedTime(start), null);
                await Clock.Delay(clock, Min(left, s_tick), stop).ConfigureAwait(false);
            }
        }
    }

    private async Task<IReadOnlyList<WaitEvent>> LookAsync(WaitState state, long start, CancellationToken stop)
    {
        List<WaitEvent> events = [];
        // One identity in one Region sees all its scrapers on one page.
        foreach (IGrouping<object, ScraperLink> group in state.Pending.GroupBy(l => (object)l.Session!.Source).ToArray())
        {
            try
            {
                foreach ((ScraperLink before, ScraperLink? now) in await ScraperPoll.LookAsync(group.First().Session!.Source, [.. group], stop).ConfigureAwait(false))
                {
                    if (Judge(state, before, now, clock.GetElapsedTime(start)) is WaitEvent ended)
                    {
                        events.Add(ended);
                    }
                }
            }
            catch (XScrapeException failure) when (WaitFailures.MayPass(failure))
            {
                events.Add(state.Tick(clock.GetElapsedTime(start), $"A look at the scrapers failed and will be tried again: {failure.Message}"));
            }
            catch (XScrapeException failure)
            {
                events.AddRange(group.Select(link => state.End(link, link, failure.For(link, link.Session!.Journal.Entries), clock.GetElapsedTime(start))));
            }
        }

        return events;
    }

    private static WaitEvent? Judge(WaitState state, ScraperLink before, ScraperLink? now, TimeSpan elapsed)
    {
        if (now is not null)
        {
            state.Update(before, now);
        }

        return now?.Status switch
        {
            null => state.End(before, before, WaitFailures.Gone(before), elapsed),
            LinkStatus.Active => state.End(now, now, null, elapsed),
            LinkStatus.Deleting => state.End(now, now, WaitFailures.Deleting(now), elapsed),
            LinkStatus.CreationFailed or LinkStatus.UpdateFailed or LinkStatus.DeletionFailed => state.End(now, now, WaitFailures.Failed(now), elapsed),
            _ => null,
        };
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
