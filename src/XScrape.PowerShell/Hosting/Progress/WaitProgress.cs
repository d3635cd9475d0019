using System.Management.Automation;
using XScrape.Cloud.Amp;
using XScrape.Waiting;

namespace XScrape.PowerShell.Hosting.Progress;

/// <summary>The words of the progress bar of a wait.</summary>
internal sealed class WaitProgress(int total)
{
    /// <summary>One id for all waits, so that a host replaces one bar by the next.</summary>
    private const int ActivityId = 20_241_029;

    private const string Activity = "Waiting for scrapers to become ACTIVE";

    private const int NamesShown = 4;

    /// <summary>What the procedure says: about 20 minutes.</summary>
    private static readonly TimeSpan s_usual = TimeSpan.FromMinutes(20);

    public ProgressRecord At(WaitEvent seen)
    {
        string names = string.Join(", ", seen.Pending.Take(NamesShown).Select(l => $"{l} {l.Status}"));
        string more = seen.Pending.Count > NamesShown ? $" and {seen.Pending.Count - NamesShown} more" : string.Empty;
        TimeSpan left = s_usual - seen.Elapsed;
        return new ProgressRecord(ActivityId, Activity, seen.Pending.Count == 0 ? "done" : names + more)
        {
            CurrentOperation = $"{seen.Elapsed:hh\\:mm\\:ss} elapsed, {total - seen.Pending.Count} of {total} ended; a creation takes about 20 minutes",
            PercentComplete = Math.Min(99, (int)(100 * seen.Elapsed.TotalSeconds / s_usual.TotalSeconds)),
            SecondsRemaining = left > TimeSpan.Zero && seen.Pending.Any(l => l.Status != LinkStatus.Active) ? (int)left.TotalSeconds : -1,
        };
    }

    public static ProgressRecord Completed() => new(ActivityId, Activity, "done") { RecordType = ProgressRecordType.Completed };
}
