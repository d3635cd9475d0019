using System.Diagnostics;
using System.Management.Automation;
using XScrape.Links;

namespace XScrape.PowerShell.Hosting.Progress;

/// <summary>The progress of a stage whose work takes longer than a moment; a quick one shows none.</summary>
internal sealed class StageProgress(string activity)
{
    private const int ActivityId = 20_241_030;

    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _shown;
    private int _started;
    private int _ended;
    private string _last = string.Empty;

    public void Started(ScraperLink link)
    {
        _started++;
        _last = link.ToString();
    }

    public void Ended() => _ended++;

    /// <summary>Null where it is too early or too soon after the last one.</summary>
    public ProgressRecord? Now()
    {
        if (_clock.Elapsed < s_first || _clock.Elapsed - _shown < s_pause)
        {
            return null;
        }

        _shown = _clock.Elapsed;
        return new ProgressRecord(ActivityId, activity, _started == 1 ? _last : $"{_ended} of {_started} links ended")
        {
            CurrentOperation = $"{_clock.Elapsed:hh\\:mm\\:ss} elapsed",
            PercentComplete = _started == 1 ? -1 : 100 * _ended / _started,
        };
    }

    /// <summary>Null where nothing was ever shown.</summary>
    public ProgressRecord? Completed() =>
        _shown == TimeSpan.Zero ? null : new ProgressRecord(ActivityId, activity, "done") { RecordType = ProgressRecordType.Completed };
}
