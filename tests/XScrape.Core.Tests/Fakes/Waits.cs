using XScrape.Links;
using XScrape.Waiting;

namespace XScrape.Tests.Fakes;

/// <summary>Waits as the cmdlet does, on the fake's clock.</summary>
internal static class Waits
{
    /// <summary>All events of a wait.</summary>
    public static async Task<List<WaitEvent>> EventsAsync(FakeCloud cloud, WaitSettings settings, params ScraperLink[] links)
    {
        List<WaitEvent> events = [];
        await foreach (WaitEvent seen in new ScraperWaiter(settings, cloud.Clock).WaitAsync(links, cloud.Stop.Token))
        {
            events.Add(seen);
        }

        return events;
    }

    /// <summary>The one link that was waited for, once it is ACTIVE.</summary>
    public static async Task<ScraperLink> ForAsync(FakeCloud cloud, ScraperLink link)
    {
        WaitEvent end = (await EventsAsync(cloud, new WaitSettings(), link)).Single(e => e.Link is not null);
        return end.Failure is null ? end.Link! : throw end.Failure;
    }
}
