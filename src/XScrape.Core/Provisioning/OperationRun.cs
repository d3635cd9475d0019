using XScrape.Links;

namespace XScrape.Provisioning;

/// <summary>Plans and runs a part of the procedure.</summary>
internal static class OperationRun
{
    public static async Task<ScraperLink> RunAsync(this ILinkOperation operation, ScraperLink link, CancellationToken stop)
    {
        if (operation is OperationChain chain)
        {
            return await chain.RunPartsAsync(link, stop).ConfigureAwait(false);
        }

        Plan plan = await operation.PlanAsync(link, stop).ConfigureAwait(false);
        return await plan.RunAsync(stop).ConfigureAwait(false);
    }
}
