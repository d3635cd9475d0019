using XScrape.Cloud.Amp;
using XScrape.Cloud.Iam;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Provisioning.Scrapers;
using XScrape.Scrapers;

namespace XScrape.Provisioning;

/// <summary>A removal that says so where it finds nothing: a misspelled name must not look like a removal that is done.</summary>
/// <param name="inner">The removal itself.</param>
/// <param name="what">What it removes.</param>
internal sealed class Removal(ILinkOperation inner, RemovedParts what) : ICompositeOperation, IFoundFirst
{
    public LinkSides Sides => inner.Sides;

    public string Action => inner.Action;

    public string Target(ScraperLink link)
    {
        string scraper = what.HasFlag(RemovedParts.Scraper) && link.ScraperArn is not null ? link.ScraperArn : string.Empty;
        string roles = what.HasFlag(RemovedParts.Roles) && link.SourceRoleArn is not null ? $"{link.SourceRoleArn} and {link.TargetRoleArn}" : string.Empty;
        string objects = string.Join(", ", new[] { scraper, roles }.Where(o => o.Length > 0));
        return objects.Length > 0 ? $"{objects} of link '{link}'" : inner.Target(link);
    }

    public ScraperLink Prepare(ScraperLink link) => IsNamedByItsScraper(link) ? link : inner.Prepare(link);

    public string NothingFound(ScraperLink link)
    {
        string objects = what switch { RemovedParts.Scraper => "no scraper", RemovedParts.Roles => "neither of the roles", _ => "no scraper and neither of the roles" };
        return $"Nothing was found for link '{link}': there is {objects} in {link.SourceAccountId} and {link.TargetAccountId}, {link.Region}. Nothing was removed. If it should be there, check the name and the accounts; Get-XAScraper lists the scrapers.";
    }

    public async Task<ScraperLink?> FindAsync(ScraperLink link, CancellationToken stop)
    {
        ScraperLink known = link;
        if (what.HasFlag(RemovedParts.Scraper) && link.Facts is not { Scraper: not null, Name: not null })
        {
            Scraper? scraper = await FindLinkScraper.AsNamedAsync(link, stop).ConfigureAwait(false);
            if (scraper is null && (link.Facts.Scraper is not null || IsNamedByItsScraper(link)))
            {
                return null;
            }

            // What a later part misses is reported before the first one writes.
            known = scraper is null ? link : inner.Prepare(ExistingScraper.Into(link, scraper));
        }

        known = what.HasFlag(RemovedParts.Roles) ? known.With(LinkRoles.NamedIfMissing) : known;
        bool isThere = (what.HasFlag(RemovedParts.Scraper) && known.Facts.Scraper is not null) || (what.HasFlag(RemovedParts.Roles) && await AnyRoleAsync(known, stop).ConfigureAwait(false));
        return isThere ? known : null;
    }

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        Plan plan = await inner.PlanAsync(link, stop).ConfigureAwait(false);
        if (plan.Steps.Count == 0)
        {
            Tell(plan.Link);
        }

        return plan;
    }

    public async Task<ScraperLink> RunAsync(ScraperLink link, CancellationToken stop)
    {
        int before = link.Session.Journal.Changes.Count;
        // Under -Force it is not yet known which link it is.
        ScraperLink? known = IsNamedByItsScraper(link) ? await FindAsync(link, stop).ConfigureAwait(false) : link;
        ScraperLink after = known is null ? link : await inner.RunAsync(known, stop).ConfigureAwait(false);
        if (after.Session.Journal.Changes.Count == before)
        {
            Tell(after);
        }

        return after;
    }

    /// <summary>Whether the names of both roles come from the scraper only.</summary>
    private bool IsNamedByItsScraper(ScraperLink link) =>
        what.HasFlag(RemovedParts.Scraper) && what.HasFlag(RemovedParts.Roles) && link.Facts.Name is null && ExistingScraper.IsNamed(link.Facts);

    // A role that was left is there, and was reported.
    private void Tell(ScraperLink link)
    {
        if (!link.Session.RoleIsLeft)
        {
            link.Session.Journal.Warn(NothingFound(link));
        }
    }

    private static async Task<bool> AnyRoleAsync(ScraperLink link, CancellationToken stop)
    {
        Task<IamRole?> source = link.Session.Source.Iam.GetRoleAsync(link.Facts.KnownSourceRole.Name, stop);
        Task<IamRole?> target = link.Session.Target.Iam.GetRoleAsync(link.Facts.KnownTargetRole.Name, stop);
        await Task.WhenAll(source, target).ConfigureAwait(false);
        return await source.ConfigureAwait(false) is not null || await target.ConfigureAwait(false) is not null;
    }
}
