using XScrape.Destinations;
using XScrape.Diagnosis.Checks;
using XScrape.Diagnosis.Snapshots;
using XScrape.Links;
using XScrape.Permissions;
using XScrape.Policies;

namespace XScrape.Kinds;

/// <summary>All that one kind of destination does in its own way, but for its wire form, which lies beside the client.</summary>
internal abstract class DestinationKind
{
    public abstract bool Is(ScrapeDestination destination);

    /// <summary>Reads the destination and what is around it.</summary>
    public abstract Task<DestinationSnapshot> ReadAsync(ScraperLink link, CancellationToken stop);

    /// <summary>The checks before a creation and in a diagnosis. Each says nothing of a destination of another kind.</summary>
    public abstract IReadOnlyList<ILinkCheck> Checks { get; }

    /// <summary>What a diagnosis and a proof read of it.</summary>
    public abstract IEnumerable<PolicyStatement> DiagnosisStatements(CallerScope scope);
}
