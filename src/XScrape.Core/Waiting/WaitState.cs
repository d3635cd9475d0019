using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Waiting;

/// <summary>The links that a wait still waits for.</summary>
internal sealed class WaitState(IReadOnlyList<ScraperLink> links)
{
    private readonly object _gate = new();
    private readonly List<ScraperLink> _asked = [.. links];
    private readonly List<ScraperLink> _pending = [.. links];

    public void Update(ScraperLink before, ScraperLink now)
    {
        lock (_gate)
        {
            int at = _pending.FindIndex(p => ReferenceEquals(p, before));
            if (at >= 0)
            {
                _pending[at] = now;
            }
        }
    }

    public WaitEvent End(ScraperLink asked, ScraperLink link, XScrapeException? failure, TimeSpan elapsed)
    {
        lock (_gate)
        {
            int at = _asked.FindIndex(p => ReferenceEquals(p, asked));
            _asked.RemoveAt(at);
            _pending.RemoveAt(at);
            return new WaitEvent(link, failure) { Pending = [.. _pending], Elapsed = elapsed };
        }
    }

    public WaitEvent Tick(TimeSpan elapsed, string? notice)
    {
        lock (_gate)
        {
            return new WaitEvent(null, null) { Pending = [.. _pending], Elapsed = elapsed, Notice = notice };
        }
    }
}
