using XScrape.Arns;
using XScrape.Cloud.Amp;

namespace XScrape.Provisioning.Scrapers;

/// <summary>The changes to a scraper's logging; null stays as it is.</summary>
internal sealed record LoggingUpdate
{
    public LogGroupArn? Group { get; init; }

    public LogComponentList? Components { get; init; }

    /// <summary>No logs from now on.</summary>
    public bool Remove { get; init; }
}
