using XScrape.Cloud.Calls;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Operations;

namespace XScrape.Provisioning.Roles;

/// <summary>A role that stands, and the writes on it that no step waits for yet: nothing of the procedure builds on its permission.</summary>
internal sealed record RoleCreationResult(ScraperLink Link, Task Rest)
{
    public static RoleCreationResult Done(ScraperLink link) => new(link, Task.CompletedTask);

    /// <summary>Null where the name is taken.</summary>
    public static async Task<RoleCreationResult?> TryAsync(Plan create, IReadOnlyList<PlanStep> rest, CancellationToken stop)
    {
        try
        {
            ScraperLink made = await create.RunAsync(stop).ConfigureAwait(false);
            return new RoleCreationResult(made, RestAsync(made, rest, stop));
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.AlreadyExists)
        {
            return null;
        }
    }

    private static async Task RestAsync(ScraperLink made, IReadOnlyList<PlanStep> rest, CancellationToken stop)
    {
        CallScope.Priority = CallPriority.Normal;
        _ = await new Plan(made, rest).RunAsync(stop).ConfigureAwait(false);
    }
}
