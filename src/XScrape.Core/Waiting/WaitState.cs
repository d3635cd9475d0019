using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Waiting;

/// <summary>The links that a wait still waits for.</summary>
internal sealed class WaitState(IReadOnlyList<ScraperLink> links)
{
    private readonly List<ScraperLink> _pending = [.. links];

    public IReadOnlyList<ScraperLink> Pending => _pending;

    public void Update(ScraperLink before, ScraperLink now) => _pending[IndexOf(before)] = now;

    public WaitEvent End(ScraperLink pending, ScraperLink link, XScrapeException? failure, TimeSpan elapsed)
    {
        _pending.RemoveAt(IndexOf(pending));
        return new WaitEvent(link, failure) { Pending = [.. _pending], Elapsed = elapsed };
    }

    public WaitEvent Tick(TimeSpan elapsed, string? notice) => new(null, null) { Pending = [.. _pending], Elapsed = elapsed, Notice = notice };

    private int IndexOf(ScraperLink link) => _pending.FindIndex(p => ReferenceEquals(p, link));
}
