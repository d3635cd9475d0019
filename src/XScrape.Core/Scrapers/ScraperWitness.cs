using System.Collections.Concurrent;
using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Roles;

namespace XScrape.Scrapers;

/// <summary>
/// Looks at scrapers that are known from a tag or a policy alone: anyone who may tag a role could have named them. Each is looked at
/// once, however many links ask, and those of the links at hand are known already.
/// </summary>
internal sealed class ScraperWitness
{
    private readonly ConcurrentDictionary<ScraperArn, Lazy<Task<(Scraper? Scraper, bool Seen)>>> _looks = new();

    /// <summary>A scraper whose roles AWS has shown in this run.</summary>
    public void Know(ScraperLink link)
    {
        if (link.Facts.Scraper is ScraperArn arn)
        {
            Scraper seen = new(arn, link.Status) { SourceRole = link.Facts.SourceRole, TargetRole = link.Facts.TargetRole, Destination = link.Facts.Destination };
            _looks[arn] = new(() => Task.FromResult<(Scraper?, bool)>((seen, true)));
        }
    }

    /// <summary>What AWS shows of a scraper that is to be added to a role.</summary>
    public async Task<ScraperStanding> OfAsync(LinkRole side, ScraperArn scraper, ScraperLink link, CancellationToken stop)
    {
        (Scraper? shown, bool seen) = await LookAsync(scraper, link, stop).ConfigureAwait(false);
        return !seen ? ScraperStanding.Unseen
            : shown is null ? ScraperStanding.Missing
            : Has(shown, side) ? ScraperStanding.Entitled
            : ScraperStanding.Another;
    }

    private static bool Has(Scraper scraper, LinkRole side) => side.Terms.Role == Side.Source
        ? scraper.SourceRole == side.Arn
        : scraper.TargetRole == side.Arn && scraper.SourceRole == side.Terms.SourceRole && (scraper.Destination is null || scraper.Destination.Account == side.Arn.Account);

    private async Task<(Scraper? Scraper, bool Seen)> LookAsync(ScraperArn scraper, ScraperLink link, CancellationToken stop)
    {
        ICloudAccount account = link.Session.Source;
        if (scraper.Region != account.Site.Region || scraper.Account != link.Facts.SourceAccount)
        {
            return (null, false);
        }

        if (link.Session.Cache.Scrapers?.FirstOrDefault(s => s.Arn == scraper) is { SourceRole: not null, TargetRole: not null } listed)
        {
            return (listed, true);
        }

        Lazy<Task<(Scraper? Scraper, bool Seen)>> look = _looks.GetOrAdd(scraper, _ => new(() => DescribeAsync(account, scraper, stop)));
        try
        {
            return await look.Value.ConfigureAwait(false);
        }
        catch
        {
            _ = _looks.TryRemove(scraper, out _);
            throw;
        }
    }

    private static async Task<(Scraper? Scraper, bool Seen)> DescribeAsync(ICloudAccount account, ScraperArn scraper, CancellationToken stop)
    {
        try
        {
            return (await account.Amp.DescribeScraperAsync(scraper.Id, stop).ConfigureAwait(false), true);
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.AccessDenied)
        {
            return (null, false);
        }
    }
}
