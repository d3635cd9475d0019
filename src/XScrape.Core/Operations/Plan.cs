using XScrape.Cloud.Iam;
using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Operations;

/// <summary>What has to be done for one link, from what is there. Making a plan only reads; running it writes.</summary>
internal sealed record Plan(ScraperLink Link, IReadOnlyList<PlanStep> Steps)
{
    /// <summary>The role that the plan is about, as it was read and as it stands after the plan; null where it is not known.</summary>
    public IamRole? Seen { get; init; }

    /// <summary>What follows for the link once every step is done.</summary>
    public Func<ScraperLink, ScraperLink> Outcome { get; init; } = link => link;

    /// <summary>Runs the steps in order. A failure carries the link as it stands and what was done before.</summary>
    public async Task<ScraperLink> RunAsync(CancellationToken stop) => Outcome(await StepsAsync(Steps, stop).ConfigureAwait(false));

    /// <summary>Runs the steps on different resources at the same time. For steps that leave the link as it is.</summary>
    public async Task<ScraperLink> RunSideBySideAsync(CancellationToken stop)
    {
        await Task.WhenAll(Steps.GroupBy(s => s.Resource).Select(one => StepsAsync([.. one], stop))).ConfigureAwait(false);
        return Outcome(Link);
    }

    private async Task<ScraperLink> StepsAsync(IReadOnlyList<PlanStep> steps, CancellationToken stop)
    {
        ScraperLink link = Link;
        foreach (PlanStep step in steps)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                link = await step.Run(link, stop).ConfigureAwait(false);
                if (!step.NotesItself)
                {
                    link.Session.Journal.Add(step.Operation, step.Resource, step.Before, step.After);
                }
            }
            catch (XScrapeException failure)
            {
                throw failure.For(link, link.Session.Journal.Entries ?? []);
            }
        }

        return link;
    }
}
