using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Provisioning;

/// <summary>What has to be done for one link, from what is there. Making a plan only reads; running it writes.</summary>
internal sealed record Plan(ScraperLink Link, IReadOnlyList<PlanStep> Steps)
{
    /// <summary>What follows for the link once every step is done.</summary>
    public Func<ScraperLink, ScraperLink> Outcome { get; init; } = link => link;

    /// <summary>Runs the steps in order. A failure carries the link as it stands and what was done before.</summary>
    public async Task<ScraperLink> RunAsync(CancellationToken stop)
    {
        ScraperLink link = Link;
        foreach (PlanStep step in Steps)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                link = await step.Run(link, stop).ConfigureAwait(false);
                if (!step.NotesItself)
                {
                    link.Session?.Journal.Add(step.Operation, step.Resource, step.Before, step.After);
                }
            }
            catch (XScrapeException failure)
            {
                throw failure.For(link, link.Session?.Journal.Entries ?? []);
            }
        }

        return Outcome(link);
    }
}
