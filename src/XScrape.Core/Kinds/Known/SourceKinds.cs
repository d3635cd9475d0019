using XScrape.Configuration;
using XScrape.Diagnosis.Checks;
using XScrape.Kinds.Eks;
using XScrape.Kinds.Vpc;
using XScrape.Sources;

namespace XScrape.Kinds.Known;

/// <summary>The kinds of sources. A new kind is one more entry here, one in the adapter's list of wire forms, and its parts in the table of a link's parts.</summary>
internal static class SourceKinds
{
    public static IReadOnlyList<SourceKind> All { get; } = [new EksKind(), new VpcKind()];

    /// <summary>The checks of all kinds; one that several share is run once.</summary>
    public static IEnumerable<ILinkCheck> Checks(IScrapeOutlineReader? outlines) => All.SelectMany(kind => kind.Checks(outlines)).GroupBy(check => check.GetType()).Select(same => same.First());

    public static SourceKind Of(ScrapeSource source) => All.First(kind => kind.Is(source));
}
