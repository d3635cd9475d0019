using XScrape.Cloud;
using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Provisioning;

/// <summary>A role that stands, and the writes on it that nobody waits for yet: nothing of the procedure builds on its permission.</summary>
internal sealed record RoleMaking(ScraperLink Link, Task Rest)
{
    public static RoleMaking Done(ScraperLink link) => new(link, Task.CompletedTask);

    /// <summary>Null where the name is taken.</summary>
    public static async Task<RoleMaking?> TryAsync(Plan create, IReadOnlyList<PlanStep> rest, CancellationToken stop)
    {
        try
        {
            ScraperLink made = await create.RunAsync(stop).ConfigureAwait(false);
            return new RoleMaking(made, RestAsync(made, rest, stop));
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.AlreadyExists)
        {
            return null;
        }
    }

    private static async Task RestAsync(ScraperLink made, IReadOnlyList<PlanStep> rest, CancellationToken stop)
    {
        CallScope.Urgency = CallUrgency.Usual;
        _ = await new Plan(made, rest).RunAsync(stop).ConfigureAwait(false);
    }
}
