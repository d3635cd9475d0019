using XScrape.Arns;

namespace XScrape.Policies.Trust;

/// <summary>
/// The value that stands in both trust policies until the scraper's ARN is known. Its <c>!</c> is in no scraper id and in
/// no external id that STS takes, and it is no wildcard: while it stands, no principal can assume the role.
/// </summary>
internal static class TrustPlaceholder
{
    public const string Resource = "scraper/!xscrape-pending";

    public static string For(string partition, Region region, AccountId source) => $"arn:{partition}:aps:{region}:{source}:{Resource}";

    /// <summary>
    /// Whether a condition value is waiting for an ARN: ours, or one that people write by hand, such as
    /// <c>$SCRAPER_ARN</c> or <c>arn:aws:aps:us-west-2:111122223333:scraper/*</c>.
    /// </summary>
    public static bool IsPending(string value) => ScraperArn.FromCondition(value) is null;
}
