using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Provisioning.Scrapers;
using XScrape.Rows;
using XScrape.Sources;

namespace XScrape.Conformance.Product;

/// <summary>New-XAScraper with its parameters: cluster, subnets and workspace come into the link here, as in the pipeline.</summary>
internal sealed class CreateStep(EnsureScraper inner, ClusterArn cluster, IdList subnets, WorkspaceArn workspace) : ILinkOperation
{
    public LinkSides Sides => inner.Sides;

    public string Action => inner.Action;

    public string Target(ScraperLink link) => inner.Target(link);

    public ScraperLink Prepare(ScraperLink link) => inner.Prepare(
        link.With(f => LinkMerge.Merge(f, new LinkFacts { Source = new EksSource(cluster), Subnets = subnets, Destination = new WorkspaceDestination(workspace) })));

    public Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop) => inner.PlanAsync(link, stop);
}
