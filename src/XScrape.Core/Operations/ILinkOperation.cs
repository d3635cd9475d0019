using XScrape.Links;
using XScrape.Links.Sides;

namespace XScrape.Operations;

/// <summary>One part of the procedure, such as the source role: what the user is asked, and the plan for a link.</summary>
internal interface ILinkOperation
{
    /// <summary>In which accounts it writes, and so whose callers are checked first.</summary>
    LinkSides Sides { get; }

    /// <summary>What is done, as ShouldProcess shows it.</summary>
    string Action { get; }

    /// <summary>What it is done to, as ShouldProcess shows it.</summary>
    string Target(ScraperLink link);

    /// <summary>The same link with everything that follows from it, such as the names of its roles. Calls nothing.</summary>
    ScraperLink Prepare(ScraperLink link);

    /// <summary>Reads what is there and says what has to be done.</summary>
    Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop);
}
