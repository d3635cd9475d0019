using XScrape.Links;
using XScrape.Links.Parts;

namespace XScrape.Rows;

/// <summary>
/// Puts together what the parameters and the link from the pipeline say. Where both say what the link is, they must agree:
/// silently preferring one would write into the wrong account.
/// </summary>
internal static class LinkMerge
{
    public static LinkFacts Merge(LinkFacts link, LinkFacts parameters) =>
        // What follows from the link (its Region from its cluster's ARN) is part of the link, too.
        LinkConsistency.Complete(Together(LinkConsistency.Complete(link), parameters));

    private static LinkFacts Together(LinkFacts link, LinkFacts parameters) => LinkParts.All.Aggregate(link, (merged, part) => part.Merge(merged, parameters));
}
