using XScrape.Cloud.Amp;
using XScrape.Links;

namespace XScrape.Proof;

/// <summary>Where the collector itself says what it met.</summary>
internal static class CollectorLogs
{
    public static string Hint(ScraperLink link) => link.Logging == LoggingState.Active
        ? $"The collector's own logs in {link.LogGroupArn} say why."
        : "The collector's own logs say why: Set-XAScraper -LogGroupArn.";
}
