using XScrape.Aws.Wire.Requests;

namespace XScrape.Aws.Amp;

/// <summary>The operations of Amazon Managed Service for Prometheus that are used.</summary>
internal static class AmpOperations
{
    private const string Scrapers = "/scrapers";

    private const string OneScraper = "/scrapers/{scraperId}";

    private const string Logging = OneScraper + "/logging-configuration";

    private const string Tags = "/tags/{resourceArn}";

    public static Operation CreateScraper { get; } = Write("CreateScraper", "POST", Scrapers, 202) with
    {
        Members = ["scraperId", "arn", "status", "tags"],
        Required = ["scraperId", "arn", "status.statusCode"],
    };

    public static Operation DescribeScraper { get; } = Get("DescribeScraper", OneScraper, "scraper");

    public static Operation ListScrapers { get; } = Get("ListScrapers", Scrapers, "scrapers", "nextToken");

    public static Operation UpdateScraper { get; } = Write("UpdateScraper", "PUT", OneScraper, 202) with
    {
        Members = ["scraperId", "arn", "status", "tags"],
        Required = ["scraperId", "arn", "status.statusCode"],
    };

    public static Operation DeleteScraper { get; } = Write("DeleteScraper", "DELETE", OneScraper, 202) with
    {
        Members = ["scraperId", "status"],
        Required = ["scraperId", "status.statusCode"],
    };

    public static Operation GetDefaultScraperConfiguration { get; } = Get("GetDefaultScraperConfiguration", "/scraperconfiguration", "configuration");

    public static Operation DescribeScraperLoggingConfiguration { get; } = Get(
        "DescribeScraperLoggingConfiguration", Logging, "status", "scraperId", "loggingDestination", "scraperComponents", "modifiedAt");

    public static Operation UpdateScraperLoggingConfiguration { get; } = Write("UpdateScraperLoggingConfiguration", "PUT", Logging, 202) with
    {
        Members = ["status"],
        Required = ["status.statusCode"],
    };

    public static Operation DeleteScraperLoggingConfiguration { get; } = Write("DeleteScraperLoggingConfiguration", "DELETE", Logging, 202);

    public static Operation TagResource { get; } = Write("TagResource", "POST", Tags, 200) with { Members = [] };

    public static Operation ListTagsForResource { get; } = Get("ListTagsForResource", Tags, "tags");

    public static Operation DescribeWorkspace { get; } = Get("DescribeWorkspace", "/workspaces/{workspaceId}", "workspace");

    public static Operation DescribeResourcePolicy { get; } = Get("DescribeResourcePolicy", "/workspaces/{workspaceId}/policy", "policyDocument", "policyStatus", "revisionId");

    private static Operation Write(string name, string method, string route, int status) => new(ServiceName.Amp, name) { IsWrite = true, Method = method, Route = route, Status = status };

    private static Operation Get(string name, string route, params string[] members) => new(ServiceName.Amp, name) { Method = "GET", Route = route, Members = members };
}
