using XScrape.Cloud.Amp;
using XScrape.Diagnosis;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Policies.Trust;

namespace XScrape.Reporting;

/// <summary>One link of the report with all that is said about it.</summary>
internal sealed class ReportLink(int number, LinkProperties link, IReadOnlyList<Finding> findings)
{
    /// <summary>The anchor of its details in the page.</summary>
    public string Anchor => "l" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public LinkProperties Link => link;

    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>Findings that are a problem of the link; those for information are not.</summary>
    public IEnumerable<Finding> Failed => findings.Where(f => !f.Passed && f.Severity != FindingSeverity.Information);

    /// <summary>What was written for the link; null for one that came from data, which knows nothing of that.</summary>
    public IReadOnlyList<LinkChange>? Changes { get; } = (link as ScraperLink)?.Session.Journal.Changes;

    public ReportState State { get; } = StateOf(link, findings);

    public static string? NameOfSource(LinkProperties link) => link.Facts.Source?.ShortName;

    public static string? NameOfDestination(LinkProperties link) => link.Facts.Destination?.ShortName;

    private static ReportState StateOf(LinkProperties link, IReadOnlyList<Finding> findings)
    {
        bool Fails(FindingSeverity severity) => findings.Any(f => !f.Passed && f.Severity == severity);
        if (Fails(FindingSeverity.Error) || link.Status is LinkStatus.CreationFailed or LinkStatus.UpdateFailed or LinkStatus.DeletionFailed)
        {
            return ReportState.Broken;
        }

        bool loose = link.Status == LinkStatus.Active && link.Trust is (TrustState.None or TrustState.Pending);
        if (Fails(FindingSeverity.Warning) || loose || link.Trust == TrustState.Drifted)
        {
            return ReportState.Attention;
        }

        return link.Status switch
        {
            LinkStatus.Creating or LinkStatus.Updating or LinkStatus.Deleting => ReportState.Changing,
            LinkStatus.Active when link.Trust == TrustState.Bound => ReportState.Sound,
            _ => ReportState.Unproven,
        };
    }
}
