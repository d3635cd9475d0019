using System.Globalization;
using XScrape.Diagnosis;
using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Proof;

/// <summary>What is seen of a scraper's samples, as a finding.</summary>
internal static class DataFindings
{
    private const string Wanted = "a sample of this scraper that is at most 5 minutes old and newer than the last change of either role";

    public static Finding Of(ScraperLink link, DataSeen seen) => seen.Newest is null && seen.OtherJobs.Count > 0 ? NotKnown(link, seen) : new(link, FindingIds.Data, SeverityOf(seen), seen.IsProof, Text(link, seen))
    {
        Seen = seen.Newest?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        Wanted = Wanted,
        Fix = seen.IsProof || seen.Twins.Count > 0 ? null : new FixCommand("Test-XAScraper").With("ScraperArn", link.ScraperArn).As(link).ToString(),
        HelpUri = FindingIds.HelpOf(FindingIds.Data),
    };

    public static Finding Unchecked(ScraperLink link, XScrapeException failure) => Unseen(link, $"Could not be checked: {failure.Message}");

    private static Finding Unseen(ScraperLink link, string reason) => new(link, FindingIds.Data, FindingSeverity.Information, passed: false, reason)
    {
        Checked = false,
        Wanted = Wanted,
        HelpUri = FindingIds.HelpOf(FindingIds.Data),
    };

    /// <summary>Something else than up arrives: it is no proof, and its scraper may write all the same.</summary>
    private static Finding NotKnown(ScraperLink link, DataSeen seen) => Unseen(
        link,
        $"Not known: no up with {seen.Selector} arrived in {link.WorkspaceArn} within the last hour, and other samples with these labels do. Something drops up, and no other sample shows which scraper wrote it. {CollectorLogs.Hint(link)}");

    private static FindingSeverity SeverityOf(DataSeen seen) =>
        seen.IsFresh && !seen.IsOlderThanChange && !seen.IsProof ? FindingSeverity.Warning : FindingSeverity.Error;

    private static string Text(ScraperLink link, DataSeen seen)
    {
        string by = $"AMP adds no label of the scraper; samples of up with {seen.Selector} count.";
        string change = seen.Change is { } last ? $"{last.What} at {Time(last.At)}" : string.Empty;
        if (seen.Newest is null)
        {
            return $"No sample arrived in {link.WorkspaceArn} within the last hour. {by} {CollectorLogs.Hint(link)}";
        }

        string newest = $"The newest sample is {Words(seen.Age!.Value)} old";
        return seen switch
        {
            { IsOlderThanChange: true } => $"{newest}, older than the last change ({change}), and proves nothing about the current trust policies. {by}",
            { IsFresh: false } => $"{newest}: samples have stopped arriving. {by} {CollectorLogs.Hint(link)}",
            { Twins.Count: > 0 } => $"{newest}, but the same labels are written to this workspace by {string.Join(", ", seen.Twins)}. {by} Give each configuration external_labels of its own.",
            { MayBeOfOldSession: true } => $"{newest}. Samples arrived before the last change, too ({change}), and a session from before it may continue to write until {Time(seen.Change!.At + DataSeen.SessionLifetime)}; later samples prove the current trust policies. {by}",
            _ => $"{newest}{(seen.Change is null ? string.Empty : $" and newer than the last known change ({change})")}: the collector writes. {by} Whether targets answer is in the findings Targets.",
        };
    }

    private static string Words(TimeSpan age) => age < TimeSpan.FromMinutes(2)
        ? string.Format(CultureInfo.InvariantCulture, "{0:0} s", age.TotalSeconds)
        : string.Format(CultureInfo.InvariantCulture, "{0:0} min", age.TotalMinutes);

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";
}
