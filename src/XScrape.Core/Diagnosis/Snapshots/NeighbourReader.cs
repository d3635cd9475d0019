using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Iam;
using XScrape.Failures;
using XScrape.Policies;

namespace XScrape.Diagnosis.Snapshots;

/// <summary>Looks at other scrapers that a trust policy of the link's roles names. Where it names none, or the list shows them with their roles, that costs no call.</summary>
internal sealed class NeighbourReader(LinkSnapshot seen, CancellationToken stop)
{
    private readonly ICloudAccount _source = seen.Link.Session.Source;

    public async Task<LinkSnapshot> ReadAsync()
    {
        ScraperArn[] named = [.. Named(seen.SourceRole?.Value).Concat(Named(seen.TargetRole?.Value)).Where(IsInReach).Distinct()];
        Dictionary<ScraperArn, Observation<Scraper>> found = [];
        foreach ((ScraperArn arn, Observation<Scraper> shown) in await Task.WhenAll(named.Select(LookAsync)).ConfigureAwait(false))
        {
            found[arn] = shown;
        }

        return seen with { Neighbours = found };
    }

    /// <summary>Every scraper that a trust policy names, no matter who wrote the statement.</summary>
    public static IEnumerable<ScraperArn> Named(IamRole? role)
    {
        if (role is null)
        {
            return [];
        }

        try
        {
            return Named(PolicyDocument.Parse(role.TrustJson));
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.PolicyUnreadable)
        {
            return []; // Another finding says so.
        }
    }

    public static IEnumerable<ScraperArn> Named(PolicyDocument trust) =>
        trust.Statements.Where(s => s.Effect == "Allow").SelectMany(s => s.Conditions).SelectMany(c => c.Values).Select(ScraperArn.FromCondition).OfType<ScraperArn>().Distinct();

    private bool IsInReach(ScraperArn arn) => arn != seen.Facts.Scraper && arn.Region == _source.Site.Region && arn.Account == seen.Facts.SourceAccount;

    private async Task<(ScraperArn Arn, Observation<Scraper> Shown)> LookAsync(ScraperArn arn) =>
        seen.Scrapers?.Value?.FirstOrDefault(s => s.Arn == arn) is { SourceRole: not null, TargetRole: not null } listed
            ? (arn, new Observation<Scraper>("aps:ListScrapers", _source.Identity.ToString()) { Value = listed })
            : await DescribeAsync(arn).ConfigureAwait(false);

    private async Task<(ScraperArn Arn, Observation<Scraper> Shown)> DescribeAsync(ScraperArn arn) =>
        (arn, await Reading.Of("aps:DescribeScraper", _source, a => a.Amp.DescribeScraperAsync(arn.Id, stop)).ConfigureAwait(false));
}
