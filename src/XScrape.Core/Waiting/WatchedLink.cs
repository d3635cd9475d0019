using XScrape.Cloud.Amp;
using XScrape.Links;

namespace XScrape.Waiting;

/// <summary>One link that is waited for, and when the waiting and the creation began.</summary>
internal sealed class WatchedLink(ScraperLink asked, long since, TimeSpan before)
{
    private readonly TaskCompletionSource<ScraperLink> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The link as it is now.</summary>
    public ScraperLink Now { get; set; } = asked;

    /// <summary>When the waiting began.</summary>
    public long Since => since;

    /// <summary>How long the creation had taken by then.</summary>
    public TimeSpan Before { get; } = before;

    /// <summary>Whether this process made the scraper a moment ago, so that nothing needs a look at once.</summary>
    public bool IsFresh { get; } = asked.Status == LinkStatus.Creating && asked.Session.ScraperIsKnown && before < TimeSpan.FromSeconds(5);

    /// <summary>When the scraper was last asked for by itself.</summary>
    public long Described { get; set; } = long.MinValue;

    public Task<ScraperLink> End => _end.Task;

    public void Done(ScraperLink active) => _end.TrySetResult(active);

    public void Failed(Exception failure) => _end.TrySetException(failure);

    public void Stopped() => _end.TrySetCanceled();
}
