using XScrape.Arns;
using XScrape.Links;

namespace XScrape.Operations;

/// <summary>
/// One write call of a plan: the operation as AWS names it, the resource, what is there before and after it, and the call
/// itself, which takes the link as it stands and gives it as it stands then.
/// </summary>
internal sealed record PlanStep(string Operation, string Resource, Func<ScraperLink, CancellationToken, Task<ScraperLink>> Run)
{
    /// <summary>The service that is called, by its signing name; null where the plan does not come from a run on paper.</summary>
    public string? Service { get; init; }

    /// <summary>The account that is written to, likewise.</summary>
    public AccountId? Account { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    /// <summary>Whether the run itself notes in the link's journal what it wrote: it may be several calls, or none.</summary>
    public bool NotesItself { get; init; }

    /// <summary>What has to follow once the propagation lag is over; null where nothing has to.</summary>
    public Func<ScraperLink, CancellationToken, Task>? Settle { get; init; }

    /// <summary>One line for a log or a message.</summary>
    public override string ToString() => $"{Operation} {Resource}";
}
