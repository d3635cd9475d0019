using XScrape.Kinds.Eks;
using XScrape.Sources;

namespace XScrape.Kinds.Known;

/// <summary>The kinds of sources. A new kind is one more entry here, one in the adapter's list of wire forms, and its parts in the table of a link's parts.</summary>
internal static class SourceKinds
{
    public static IReadOnlyList<SourceKind> All { get; } = [new EksKind()];

    public static SourceKind Of(ScrapeSource source) => All.First(kind => kind.Is(source));
}
