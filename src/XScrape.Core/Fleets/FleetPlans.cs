using XScrape.Failures;
using XScrape.Links;
using XScrape.Operations;
using XScrape.Rehearsing;

namespace XScrape.Fleets;

/// <summary>What would be done for each row of a fleet, read side by side.</summary>
internal sealed class FleetPlans(ILinkOperation operation, FleetAdmission gate, int limit)
{
    private readonly Rehearsal _rehearsal = new();

    /// <summary>A plan or the reason why there is none, for each row in order.</summary>
    public async Task<IReadOnlyList<(FleetRow Row, Plan? Plan, XScrapeException? Failure)>> MakeAsync(IReadOnlyList<FleetRow> rows, CancellationToken stop)
    {
        using SemaphoreSlim places = new(limit);
        return await Task.WhenAll(rows.Select(row => OneAsync(row, places, stop))).ConfigureAwait(false);
    }

    private async Task<(FleetRow Row, Plan? Plan, XScrapeException? Failure)> OneAsync(FleetRow row, SemaphoreSlim places, CancellationToken stop)
    {
        await places.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            ScraperLink link = await gate.LinkOf(row).ConfigureAwait(false);
            return (row, await _rehearsal.PlanAsync(operation, link, stop).ConfigureAwait(false), null);
        }
        catch (XScrapeException failure)
        {
            return (row, null, row.Told(failure));
        }
        finally
        {
            _ = places.Release();
        }
    }
}
