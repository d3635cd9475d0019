using XScrape.Diagnosis;
using XScrape.Links;

namespace XScrape.Reporting;

/// <summary>What the page shows: links with their findings, and findings that belong to no link.</summary>
internal sealed record Report(string Title, DateTimeOffset Time, IReadOnlyList<ReportLink> Links, IReadOnlyList<Finding> Loose)
{
    /// <summary>Brings together what was said of one link. Of several states of it, the last one counts.</summary>
    public static Report Of(string title, DateTimeOffset time, IEnumerable<ReportEntry> entries)
    {
        Dictionary<object, ReportGroup> groups = [];
        List<ReportGroup> order = [];
        List<Finding> loose = [];
        foreach (ReportEntry entry in entries)
        {
            if (entry.Link is not LinkProperties link)
            {
                loose.Add(entry.Finding!);
                continue;
            }

            object identity = IdentityOf(link.Facts);
            if (!groups.TryGetValue(identity, out ReportGroup? group))
            {
                groups[identity] = group = new ReportGroup(link);
                order.Add(group);
            }

            group.Take(entry);
        }

        return new Report(title, time, [.. order.Select((g, i) => new ReportLink(i + 1, g.Link, g.Findings))], loose);
    }

    /// <summary>Several scrapers may have one alias, and so one link key: the ARN tells them apart.</summary>
    private static object IdentityOf(LinkFacts facts) =>
        facts.Scraper is not null ? facts.Scraper
        : facts is { Partition: not null, Region: not null, SourceAccount: not null, TargetAccount: not null, Name: not null } ? facts.Key
        : facts;
}
