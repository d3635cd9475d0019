using System.Globalization;
using XScrape.Diagnosis;
using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Proof;

/// <summary>What is seen of a scraper's samples, as a finding.</summary>
internal static class DataFindings
{
    private const string Wanted = "a sample of this scraper that is at most 5 minutes old and newer than the last change of either role";

    public static Finding Of(ScraperLink link, DataSeen seen) => new(link, FindingIds.Data, SeverityOf(seen), seen.IsProof, Text(link, seen))
    {
        Seen = seen.Newest?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        Wanted = Wanted,
        Fix = seen.IsProof || seen.Twins.Count > 0 ? null : new FixCommand("Test-XAScraper").With("ScraperArn", link.ScraperArn).As(link).ToString(),
        HelpUri = FindingIds.HelpOf(FindingIds.Data),
    };

    public static Finding Unchecked(ScraperLink link, XScrapeException failure) => new(link, FindingIds.Data, FindingSeverity.Information, passed: false, $"Could not be checked: {failure.Message}")
    {
        Checked = false,
        Wanted = Wanted,
        HelpUri = FindingIds.HelpOf(FindingIds.Data),
    };

    private static FindingSeverity SeverityOf(DataSeen seen) =>
        seen.IsFresh && !seen.IsOlderThanChange && !seen.IsProof ? FindingSeverity.Warning : FindingSeverity.Error;

    private static string Text(ScraperLink link, DataSeen seen)
    {
        string by = $"AMP adds no label of the scraper; samples of up with {seen.Selector} count.";
        string change = seen.Change is { } last ? $"{last.What} at {Time(last.At)}" : string.Empty;
        if (seen.Newest is null)
        {
            return $"No sample arrived in {link.WorkspaceArn} within the last hour. {by} {Logs(link)}";
        }

        string newest = $"The newest sample is {Words(seen.Age!.Value)} old";
        return seen switch
        {
            { IsOlderThanChange: true } => $"{newest}, older than the last change ({change}), and proves nothing of the present trust. {by}",
            { IsFresh: false } => $"{newest}: samples have stopped arriving. {by} {Logs(link)}",
            { Twins.Count: > 0 } => $"{newest}, but the scrapers {string.Join(", ", seen.Twins)} write the same labels to this workspace. {by} Give each configuration external_labels of its own.",
            { MayBeOfOldSession: true } => $"{newest}. Samples arrived before the last change, too ({change}), and a session from before it may go on writing until {Time(seen.Change!.At + DataSeen.SessionLifetime)}; later ones prove the present trust. {by}",
            _ => $"{newest}{(seen.Change is null ? string.Empty : $" and newer than the last known change ({change})")}. {by}",
        };
    }

    private static string Logs(ScraperLink link) => link.Logging == LoggingState.Active
        ? $"The collector's own logs in {link.LogGroupArn} say why."
        : "The collector's own logs say why: Set-XAScraper -LogGroupArn.";

    private static string Words(TimeSpan age) => age < TimeSpan.FromMinutes(2)
        ? string.Format(CultureInfo.InvariantCulture, "{0:0} s", age.TotalSeconds)
        : string.Format(CultureInfo.InvariantCulture, "{0:0} min", age.TotalMinutes);

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";
}
