using System.Collections.Concurrent;
using System.Diagnostics;
using System.Management.Automation;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Running;

namespace XScrape.PowerShell.Hosting.Progress;

/// <summary>One bar for a fleet, and below it one for each of the links that are looked at first.</summary>
internal sealed class FleetProgress
{
    private const int OverallId = 20_241_031;

    /// <summary>A host shows a few bars; the others are in the count.</summary>
    private const int Shown = 5;

    private const string Activity = "Connecting clusters";

    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<ScraperLink> _links = [];
    private readonly ConcurrentDictionary<object, bool> _waiting = new();
    private readonly HashSet<object> _ended = [];
    private readonly Dictionary<int, ProgressRecord> _bars = [];
    private readonly ConcurrentQueue<string> _notices = new();
    private TimeSpan _shown;
    private int _failed;

    public void Started(ScraperLink link) => _links.Add(link);

    /// <summary>From any thread: the link is bound, and its scraper waited for.</summary>
    public void Waits(ScraperLink link) => _waiting[link.Session.Journal] = true;

    /// <summary>From any thread: a line for the verbose stream.</summary>
    public void Notice(string notice) => _notices.Enqueue(notice);

    public IEnumerable<string> TakeNotices()
    {
        while (_notices.TryDequeue(out string? notice))
        {
            yield return notice;
        }
    }

    public void Ended(LinkResult result)
    {
        _failed += result.Failure is null ? 0 : 1;
        if ((result.Target as ScraperLink)?.Session is LinkSession session)
        {
            _ended.Add(session.Journal);
        }
    }

    /// <summary>Nothing where it is too early or too soon after the last one.</summary>
    public ProgressRecord[] Now()
    {
        if (_links.Count == 0 || _clock.Elapsed < s_first || _clock.Elapsed - _shown < s_pause)
        {
            return [];
        }

        _shown = _clock.Elapsed;
        ScraperLink[] open = [.. _links.Where(l => !_ended.Contains(l.Session.Journal))];
        string failed = _failed == 0 ? string.Empty : $", {_failed} failed";
        ProgressRecord overall = new(OverallId, Activity, $"{_links.Count - open.Length} of {_links.Count} ended{failed}; {open.Count(IsWaiting)} bound and being created")
        {
            CurrentOperation = $"{_clock.Elapsed:hh\\:mm\\:ss} elapsed; a creation takes about 20 minutes",
            PercentComplete = 100 * (_links.Count - open.Length) / _links.Count,
        };
        return _links.Count == 1 ? [overall] : [overall, .. Bars([.. open.OrderBy(IsWaiting).Take(Shown)])];
    }

    /// <summary>Nothing where nothing was ever shown.</summary>
    public ProgressRecord[] Completed()
    {
        if (_shown == TimeSpan.Zero)
        {
            return [];
        }

        return [.. Bars([]), new ProgressRecord(OverallId, Activity, "done") { RecordType = ProgressRecordType.Completed }];
    }

    private IEnumerable<ProgressRecord> Bars(ScraperLink[] links)
    {
        for (int i = 0; i < Shown; i++)
        {
            int id = OverallId + 1 + i;
            if (i < links.Length)
            {
                yield return _bars[id] = new ProgressRecord(id, links[i].ToString(), Phase(links[i])) { ParentActivityId = OverallId };
            }
            else if (_bars.TryGetValue(id, out ProgressRecord? old))
            {
                _ = _bars.Remove(id);
                old.RecordType = ProgressRecordType.Completed;
                yield return old;
            }
        }
    }

    private bool IsWaiting(ScraperLink link) => _waiting.ContainsKey(link.Session.Journal);

    private string Phase(ScraperLink link) => IsWaiting(link) ? "bound; waiting until its scraper is ACTIVE"
        : link.Session.Journal.Entries is { Count: > 0 } done ? $"done: {done[done.Count - 1]}"
        : "reading";
}
