using XScrape.Diagnosis;
using XScrape.Links;
using XScrape.Policies.Trust;

namespace XScrape.Reporting;

/// <summary>The records of one link while they come in.</summary>
internal sealed class ReportGroup(ScraperLink first)
{
    private readonly List<Finding> _findings = [];

    public ScraperLink Link { get; private set; } = first;

    public IReadOnlyList<Finding> Findings => _findings;

    public void Take(ReportEntry entry)
    {
        ScraperLink link = entry.Link!;
        // A link that lists and describes but did not read the policies says nothing against what was read before.
        TrustState trust = link.Trust == TrustState.Unknown ? Link.Trust : link.Trust;
        LinkSession? session = HasMore(link.Session, Link.Session) ? link.Session : Link.Session;
        Link = new ScraperLink(link.Facts with { Trust = trust }, session);
        if (entry.Finding is not null)
        {
            _findings.Add(entry.Finding);
        }
    }

    private static bool HasMore(LinkSession? now, LinkSession? before) =>
        now is not null && (before is null || now.Journal.Changes.Count >= before.Journal.Changes.Count);
}
