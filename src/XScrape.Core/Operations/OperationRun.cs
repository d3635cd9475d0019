using XScrape.Links;

namespace XScrape.Operations;

/// <summary>Plans and runs a part of the procedure.</summary>
internal static class OperationRun
{
    public static async Task<ScraperLink> RunAsync(this ILinkOperation operation, ScraperLink link, CancellationToken stop)
    {
        if (operation is ICompositeOperation whole)
        {
            return await whole.RunAsync(link, stop).ConfigureAwait(false);
        }

        Plan plan = await operation.PlanAsync(link, stop).ConfigureAwait(false);
        return await plan.RunAsync(stop).ConfigureAwait(false);
    }
}
