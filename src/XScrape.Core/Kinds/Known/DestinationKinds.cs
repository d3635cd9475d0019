using XScrape.Destinations;
using XScrape.Kinds.Workspaces;

namespace XScrape.Kinds.Known;

/// <summary>The kinds of destinations. A new kind is one more entry here, one in the adapter's list of wire forms, and its parts in the table of a link's parts.</summary>
internal static class DestinationKinds
{
    public static IReadOnlyList<DestinationKind> All { get; } = [new WorkspaceKind()];

    public static DestinationKind Of(ScrapeDestination destination) => All.First(kind => kind.Is(destination));
}
