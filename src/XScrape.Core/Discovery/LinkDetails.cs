using System.Runtime.CompilerServices;
using XScrape.Cloud.Amp;
using XScrape.Links;

namespace XScrape.Discovery;

/// <summary>Finds links, and reads what the list does not say, for several links side by side and in the order of the list.</summary>
internal sealed class LinkDetails(bool trust, bool logging)
{
    private const int AtOnce = 16;

    public async IAsyncEnumerable<ScraperLink> ReadAsync(ScraperLink wanted, [EnumeratorCancellation] CancellationToken stop)
    {
        // Whoever asks for nothing in particular lists the account.
        LinkSelection asked = LinkSelection.Of(wanted.Facts) ?? LinkSelection.All;
        IReadOnlyList<ScraperLink> found = await LinkFinder.FindAsync(wanted, asked, stop).ConfigureAwait(false);
        Queue<Task<ScraperLink>> reading = new();
        foreach (ScraperLink link in found)
        {
            if (reading.Count == AtOnce)
            {
                yield return await reading.Dequeue().ConfigureAwait(false);
            }

            reading.Enqueue(ReadOneAsync(link, stop));
        }

        while (reading.Count > 0)
        {
            yield return await reading.Dequeue().ConfigureAwait(false);
        }
    }

    private async Task<ScraperLink> ReadOneAsync(ScraperLink link, CancellationToken stop)
    {
        Task<ScraperLogging?>? log = logging && link.Facts.ScraperId is { } id ? link.Session.Source.Amp.DescribeScraperLoggingConfigurationAsync(id, stop) : null;
        ScraperLink read = trust ? await TrustInspector.ReadAsync(link, stop).ConfigureAwait(false) : link;
        if (log is null)
        {
            return read;
        }

        ScraperLogging? seen = await log.ConfigureAwait(false);
        return read.With(f => f.With(seen));
    }
}
