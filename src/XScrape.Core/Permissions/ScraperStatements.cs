using XScrape.Links.Owners;
using XScrape.Policies;
using XScrape.Policies.Trust;

namespace XScrape.Permissions;

/// <summary>What the source side's caller may do to scrapers, and what AMP needs to make one in his name.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amp.html and
/// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonPrometheusFullAccess.html
/// </remarks>
/// <param name="scope">What it is about.</param>
/// <param name="source">What the kind of the source needs beside it.</param>
internal sealed class ScraperStatements(CallerScope scope, IEnumerable<PolicyStatement> source)
{
    /// <summary>The names of the service-linked roles that AMP makes for scrapers.</summary>
    public const string LinkedRoles = "AWSServiceRoleForAmazonPrometheusScraper*";

    private const string ResourceTag = "aws:ResourceTag/" + OwnerTag.Key;

    private const string RequestTag = "aws:RequestTag/" + OwnerTag.Key;

    public IEnumerable<PolicyStatement> All =>
    [
        CallerStatement.Allow("CreateScraper", ["aps:CreateScraper"], [.. scope.Source is string arn ? new[] { arn } : [], scope.Workspace!]),
        Tag,
        // Not by tag: what is gone has none, and only the 404 of this call proves that it is.
        CallerStatement.Allow("ReadScraper", ["aps:DescribeScraper", "aps:DescribeScraperLoggingConfiguration"], [Scrapers]),
        // The service knows no resource for it.
        CallerStatement.Allow("ListScrapers", ["aps:ListScrapers"], ["*"], CallerStatement.In(scope.Region!)),
        CallerStatement.Allow("ChangeScraper", s_change, [Scrapers], new PolicyCondition(scope.Owner.Operator, ResourceTag, scope.Owner.Value)),
        .. This,
        CallerStatement.Allow("ChangeDestination", ["aps:UpdateScraper"], [scope.Workspace!]),
        .. source,
        CallerStatement.Allow(
            "ServiceLinkedRole",
            ["iam:CreateServiceLinkedRole"],
            [LinkedRole(scope)],
            new PolicyCondition("StringEquals", "iam:AWSServiceName", ExpectedTrust.ScraperService)),
    ];

    /// <summary>The service-linked role of any scraper of the account: AMP makes one for each.</summary>
    public static string LinkedRole(CallerScope scope) =>
        $"arn:{scope.Partition}:iam::{scope.Account}:role/aws-service-role/{ExpectedTrust.ScraperService}/{LinkedRoles}";

    private static readonly string[] s_change = ["aps:UpdateScraper", "aps:DeleteScraper", "aps:UpdateScraperLoggingConfiguration", "aps:DeleteScraperLoggingConfiguration"];

    private string Scrapers => $"arn:{scope.Partition}:aps:{scope.Region}:{scope.Account}:scraper/*";

    /// <summary>
    /// The owner tag decides what may be changed, so no other scraper may be given ours, and none another link's. While a
    /// scraper is being made it has no tags; with IfExists it may be tagged then.
    /// </summary>
    private PolicyStatement Tag => CallerStatement.Allow(
        "TagScraper",
        ["aps:TagResource"],
        [Scrapers],
        new PolicyCondition(scope.Owner.Operator + "IfExists", ResourceTag, scope.Owner.Value),
        new PolicyCondition(scope.Owner.Operator + "IfExists", RequestTag, scope.Owner.Value));

    /// <summary>A scraper that the link names may be one that was made by hand, without our tag.</summary>
    private IEnumerable<PolicyStatement> This => scope.Scraper is { } scraper
        ? [CallerStatement.Allow("ThisScraper", s_change, [scraper.ToString()])]
        : [];
}
