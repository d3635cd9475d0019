using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Rehearsing;

namespace XScrape.Provisioning;

/// <summary>Several parts of the procedure as one: asked once, then each is planned when the one before has ended.</summary>
internal sealed class OperationSequence(string action, IReadOnlyList<ILinkOperation> parts) : ICompositeOperation
{
    public LinkSides Sides => parts.Aggregate(LinkSides.None, (sides, part) => sides | part.Sides);

    public string Action => action;

    public string Target(ScraperLink link) => $"link '{link}' in {link.SourceAccountId} and {link.TargetAccountId}";

    /// <summary>What a later part misses is reported before the first one writes; what a part draws from the link, it draws when its turn comes.</summary>
    public ScraperLink Prepare(ScraperLink link)
    {
        _ = parts.Aggregate(link, (now, part) => part.Prepare(now));
        return link;
    }

    public Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop) => new Rehearsal().PlanAsync(this, link, stop);

    /// <summary>Runs each part on what the one before has left.</summary>
    public async Task<ScraperLink> RunAsync(ScraperLink link, CancellationToken stop)
    {
        ScraperLink now = link;
        foreach (ILinkOperation part in parts)
        {
            try
            {
                now = await OperationRun.RunAsync(part, part.Prepare(now), stop).ConfigureAwait(false);
            }
            catch (XScrapeException failure)
            {
                throw failure.For(now, now.Session.Journal.Entries ?? []);
            }
        }

        return now;
    }
}
