using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Calls;
using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Waiting;

/// <summary>The part of a watch that one identity and Region can see: one loop for all its scrapers, which ends with the last.</summary>
internal sealed class AccountPoller(ICloudAccount account, ScraperWatch watch, WaitSettings settings, TimeProvider clock, CancellationToken stop)
{
    /// <summary>How often at least the elapsed time is reported.</summary>
    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(1);

    /// <summary>How far apart the links of a fleet are at most that need no look of their own.</summary>
    private static readonly TimeSpan s_together = TimeSpan.FromMilliseconds(100);

    /// <summary>Timers count in milliseconds; what is due sooner is due.</summary>
    private static readonly TimeSpan s_instant = TimeSpan.FromMilliseconds(1);

    private readonly object _gate = new();
    private readonly List<WatchedLink> _members = [];
    private TaskCompletionSource<bool> _joined = NewSignal();
    private bool _running;
    private long _looked;
    private TimeSpan? _usual;

    public IReadOnlyList<Task<ScraperLink>> Join(IReadOnlyList<ScraperLink> links)
    {
        WatchedLink[] members = [.. links.Select(link => new WatchedLink(link, clock.GetTimestamp(), AgeOf(link)))];
        bool fresh = members.All(m => m.IsFresh);
        lock (_gate)
        {
            _members.AddRange(members);
            if (!_running)
            {
                _running = true;
                _looked = fresh ? members[0].Since : long.MinValue;
                _ = Task.Run(RunAsync);
            }
            else if (!fresh)
            {
                // A fresh one is looked at in a second at the earliest, and the loop awakes by then.
                _looked = long.MinValue;
                _ = _joined.TrySetResult(true);
            }
        }

        return [.. members.Select(m => m.End)];
    }

    private async Task RunAsync()
    {
        CallScope.Priority = CallPriority.Low;
        try
        {
            while (Members() is { Count: > 0 } members)
            {
                if (UntilLook(members) < s_instant)
                {
                    _looked = clock.GetTimestamp();
                    await LookAsync(members).ConfigureAwait(false);
                    EndLate();
                }
                else
                {
                    EndLate();
                    await PauseAsync(members).ConfigureAwait(false);
                }
            }
        }
        catch (Exception failure)
        {
            foreach (WatchedLink member in Leave())
            {
                End(member, failure);
            }
        }
    }

    private List<WatchedLink>? Members()
    {
        lock (_gate)
        {
            _running = _members.Count > 0;
            return [.. _members];
        }
    }

    private List<WatchedLink> Leave()
    {
        lock (_gate)
        {
            _running = false;
            List<WatchedLink> all = [.. _members];
            _members.Clear();
            return all;
        }
    }

    private TimeSpan UntilLook(List<WatchedLink> members)
    {
        if (_looked == long.MinValue)
        {
            return TimeSpan.Zero;
        }

        TimeSpan ago = clock.GetElapsedTime(_looked);
        // The pause follows from where each creation stood at the last look. The most impatient one decides, but those that were
        // asked for together are looked at together.
        TimeSpan[] pauses = [.. members.Select(m => PollSchedule.Next(Positive(Age(m) - ago), _usual, settings.PollInterval))];
        TimeSpan soonest = pauses.Min();
        TimeSpan pause = pauses.Where(p => p <= soonest + s_together).Max();
        TimeSpan floor = PollSchedule.ShortestFor(members.Count);
        return (pause > floor ? pause : floor) - ago;
    }

    private async Task PauseAsync(List<WatchedLink> members)
    {
        TimeSpan timeout = members.Min(m => settings.Timeout - clock.GetElapsedTime(m.Since));
        TimeSpan pause = Positive(Min(Min(UntilLook(members), timeout), s_tick));
        watch.Ticked();
        Task joined = Joined();
        using CancellationTokenSource awake = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task delay = Clock.Delay(clock, pause, awake.Token);
        _ = await Task.WhenAny(delay, joined).ConfigureAwait(false);
        awake.Cancel();
        stop.ThrowIfCancellationRequested();
    }

    /// <summary>Done when a watch joins, which may need an earlier look.</summary>
    private Task Joined()
    {
        lock (_gate)
        {
            _joined = _joined.Task.IsCompleted ? NewSignal() : _joined;
            return _joined.Task;
        }
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task LookAsync(List<WatchedLink> members)
    {
        try
        {
            await new ScraperPoll(account, clock).AtAsync(members, Judge, stop).ConfigureAwait(false);
        }
        catch (XScrapeException failure) when (WaitFailures.MayPass(failure))
        {
            watch.Noticed($"Reading the scrapers failed and will be tried again: {failure.Message}");
        }
        catch (XScrapeException failure)
        {
            foreach (WatchedLink member in members.Where(m => !m.End.IsCompleted))
            {
                Remove(member);
                member.Failed(failure.For(member.Now, member.Now.Session.Journal.Entries));
            }
        }
    }

    private void Judge(WatchedLink member, ScraperLink? now)
    {
        if (now is not null && now.Status != member.Now.Status)
        {
            watch.Changed(member.Now, now);
        }

        member.Now = now ?? member.Now;
        switch (now?.Status)
        {
            case null: End(member, WaitFailures.Gone(member.Now)); break;
            case LinkStatus.Active: Done(member); break;
            case LinkStatus.Deleting: End(member, WaitFailures.Deleting(now)); break;
            case LinkStatus.CreationFailed or LinkStatus.UpdateFailed or LinkStatus.DeletionFailed: End(member, WaitFailures.Failed(now)); break;
            default: break;
        }
    }

    private void Done(WatchedLink member)
    {
        if (member.IsFresh)
        {
            // What one creation took, those that were begun with it take, too.
            _usual = Age(member);
        }

        Remove(member);
        member.Done(member.Now);
    }

    private void EndLate()
    {
        List<WatchedLink> late;
        lock (_gate)
        {
            late = [.. _members.Where(m => clock.GetElapsedTime(m.Since) > settings.Timeout - s_instant)];
        }

        late.ForEach(m => End(m, WaitFailures.TimedOut(m.Now, settings.Timeout)));
    }

    private void End(WatchedLink member, Exception failure)
    {
        Remove(member);
        if (failure is OperationCanceledException)
        {
            member.Stopped();
        }
        else
        {
            member.Failed(failure);
        }
    }

    private void Remove(WatchedLink member)
    {
        lock (_gate)
        {
            _ = _members.Remove(member);
        }
    }

    private TimeSpan Age(WatchedLink member) => member.Before + clock.GetElapsedTime(member.Since);

    /// <summary>By our clock if we asked for it, else by AWS's, which may differ from ours: a creation of a moment ago or of the future counts as beginning now.</summary>
    private TimeSpan AgeOf(ScraperLink link)
    {
        if (link.Session.ScraperAsked is long asked)
        {
            return clock.GetElapsedTime(asked);
        }

        TimeSpan age = link.CreatedAt is DateTimeOffset created ? clock.GetUtcNow() - created : TimeSpan.Zero;
        return age > TimeSpan.FromSeconds(5) ? age : TimeSpan.Zero;
    }

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
