using XScrape.Diagnosis;
using XScrape.Links;
using XScrape.Policies.Trust;

namespace XScrape.Reporting;

/// <summary>The records of one link while they come in.</summary>
internal sealed class ReportGroup(LinkProperties first)
{
    private readonly List<Finding> _findings = [];

    public LinkProperties Link { get; private set; } = first;

    public IReadOnlyList<Finding> Findings => _findings;

    public void Take(ReportEntry entry)
    {
        LinkProperties link = entry.Link!;
        // A link that lists and describes but did not read the policies says nothing against what was read before.
        TrustState trust = link.Trust == TrustState.Unknown ? Link.Trust : link.Trust;
        LinkFacts facts = link.Facts with { Trust = trust };
        ScraperLink? live = MoreOf(link as ScraperLink, Link as ScraperLink);
        Link = live is null ? new StoredLink(facts) : live.With(_ => facts);
        if (entry.Finding is not null)
        {
            _findings.Add(entry.Finding);
        }
    }

    private static ScraperLink? MoreOf(ScraperLink? now, ScraperLink? before) =>
        now is not null && (before is null || now.Session.Journal.Changes.Count >= before.Session.Journal.Changes.Count) ? now : before;
}
