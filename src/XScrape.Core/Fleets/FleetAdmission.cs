using XScrape.Arns;
using XScrape.Failures;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Waiting;

namespace XScrape.Fleets;

/// <summary>
/// Asks for all links of a fleet side by side, before the first write, who calls in both accounts and whether there is
/// room for the scrapers. What is wrong is reported then. An account that takes long does not hold up the others: its links are
/// admitted when its answer comes.
/// </summary>
internal sealed class FleetAdmission(LinkSides sides, IReadOnlyCollection<AccountId> allowed, FleetQuota quota, TimeProvider clock)
{
    /// <summary>Long for an answer of one call; a dead endpoint or a hanging credential process takes minutes.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    private readonly Dictionary<int, Task<ScraperLink>> _entries = [];

    /// <summary>The rows, those that are refused by now with their failure.</summary>
    public async Task<IReadOnlyList<FleetRow>> OpenAsync(IReadOnlyList<FleetRow> rows, CancellationToken stop)
    {
        quota.Expect(rows.Where(r => r.IsGood).Select(r => r.Live));
        foreach (FleetRow row in rows.Where(r => r.IsGood))
        {
            _entries[row.Number] = EnterAsync(row.Live, stop);
        }

        using CancellationTokenSource all = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task settled = Task.WhenAll(_entries.Values.Select(SettledAsync));
        _ = await Task.WhenAny(settled, Clock.Delay(clock, s_patience, all.Token)).ConfigureAwait(false);
        all.Cancel();
        stop.ThrowIfCancellationRequested();
        return [.. rows.Select(After)];
    }

    /// <summary>The link of a row that was admitted, or will be.</summary>
    public Task<ScraperLink> LinkOf(FleetRow row) => _entries[row.Number];

    private async Task<ScraperLink> EnterAsync(ScraperLink link, CancellationToken stop)
    {
        Task<ScraperLink> known = LinkAccounts.CheckAsync(link, sides, allowed, stop);
        Task room = quota.CheckAsync(link, stop);
        // The identity is checked first: one of another account must not see that account's scrapers.
        ScraperLink entered = await known.ConfigureAwait(false);
        await room.ConfigureAwait(false);
        return entered;
    }

    private FleetRow After(FleetRow row)
    {
        if (!row.IsGood || !_entries[row.Number].IsCompleted)
        {
            return row;
        }

        Task<ScraperLink> entry = _entries[row.Number];
        return entry.Status == TaskStatus.RanToCompletion
            ? row with { Link = entry.Result }
            : row with { Failure = entry.Exception?.InnerException is XScrapeException refused ? row.Told(refused) : entry.Exception?.InnerException ?? new OperationCanceledException() };
    }

    private static async Task SettledAsync(Task entry)
    {
        try
        {
            await entry.ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is XScrapeException or OperationCanceledException)
        {
            // Told with its row.
        }
    }
}
