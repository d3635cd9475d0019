using XScrape.Arns;
using XScrape.Cloud.Iam;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Roles;

namespace XScrape.Provisioning.Roles;

/// <summary>The scrapers, other than the link's own, that a role still serves.</summary>
internal static class RoleUsers
{
    /// <summary>
    /// The ids of those that are there, or that cannot be looked at from here. One of the source account is asked for: AMP's "no such scraper"
    /// proves that a trust policy or a tag only names what is gone.
    /// </summary>
    public static async Task<IReadOnlyList<string>> LivingAsync(ScraperLink link, LinkRole side, IamRole role, CancellationToken stop)
    {
        ScraperArn[] named = [.. side.AsShared().Read(role).Scrapers
            .Concat(link.Facts.SourceRole is RoleArn source ? SharedRoleTags.Of(role, source) : [])
            .Where(s => s.Id != link.Facts.ScraperId)
            .Distinct()];
        string[] seen = [.. named.Select(s => s.Id.ToString())];
        bool[] living = await Task.WhenAll(named.Select(s => IsThereAsync(link, s, stop))).ConfigureAwait(false);
        return [.. named.Where((_, i) => living[i]).Select(s => s.Id.ToString())
            .Concat(SharedRoleTags.Ids(role).Where(id => id != link.Facts.ScraperId?.ToString() && !seen.Contains(id)))
            .Distinct()];
    }

    private static async Task<bool> IsThereAsync(ScraperLink link, ScraperArn scraper, CancellationToken stop)
    {
        if (scraper.Account != link.Facts.SourceAccount || scraper.Region != link.Facts.Region)
        {
            return true;
        }

        try
        {
            return await link.Session.Source.Amp.DescribeScraperAsync(scraper.Id, stop).ConfigureAwait(false) is not null;
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.AccessDenied)
        {
            return true;
        }
    }
}
