using System.Globalization;
using XScrape.Cloud.Amp;
using XScrape.Diagnosis.Snapshots;

namespace XScrape.Diagnosis.Checks;

/// <summary>Whether there is room for one more scraper, where one is still to be made.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html; the quota can be raised, and then a warning is no obstacle.</remarks>
internal sealed class QuotaCheck : ILinkCheck
{
    private const int DefaultQuota = 10;

    public IEnumerable<Finding> Check(LinkSnapshot seen)
    {
        if (seen.Scrapers?.Value is not IReadOnlyList<Scraper> all)
        {
            return seen.Unchecked(seen.Scrapers, "Not checked.", FindingIds.ScraperQuota);
        }

        int there = all.Count(s => s.Status is not LinkStatus.Deleting);
        string count = there.ToString(CultureInfo.InvariantCulture);
        bool passed = there < DefaultQuota || seen.Scraper is { IsThere: true };
        return
        [
            seen.Is(
                FindingIds.ScraperQuota,
                passed,
                "The quota allows one more scraper.",
                $"The account has {count} scrapers in the Region, and AWS's guide names a quota of {DefaultQuota}: one more needs a higher quota.",
                count,
                $"fewer than {DefaultQuota}, or a raised quota"),
        ];
    }
}
