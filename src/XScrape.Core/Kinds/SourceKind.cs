using XScrape.Cloud.Amp;
using XScrape.Configuration;
using XScrape.Diagnosis.Checks;
using XScrape.Diagnosis.Snapshots;
using XScrape.Links;
using XScrape.Permissions;
using XScrape.Policies;
using XScrape.Sources;

namespace XScrape.Kinds;

/// <summary>All that one kind of source does in its own way, but for its wire form, which lies beside the client.</summary>
internal abstract class SourceKind
{
    public abstract bool Is(ScrapeSource source);

    /// <summary>Reads the source and what is around it, each thing once and all that can be side by side.</summary>
    /// <param name="link">A live link with a source of this kind.</param>
    /// <param name="scraper">The scraper, which knows its network; null where there is none yet.</param>
    /// <param name="stop">Cancels.</param>
    public abstract Task<SourceSnapshot> ReadAsync(ScraperLink link, Task<Observation<Scraper>?>? scraper, CancellationToken stop);

    /// <summary>The checks before a creation and in a diagnosis. Each says nothing of a source of another kind.</summary>
    /// <param name="outlines">Reads what a scrape configuration scrapes; null where no reader is there.</param>
    public abstract IReadOnlyList<ILinkCheck> Checks(IScrapeOutlineReader? outlines);

    /// <summary>What the procedure reads of the source, and what AMP makes there in the caller's name.</summary>
    public abstract IEnumerable<PolicyStatement> CallerStatements(CallerScope scope);

    /// <summary>What AMP may need there in the caller's name, though only a tool of AWS's says so.</summary>
    public abstract IEnumerable<PolicyStatement> UnconfirmedStatements(CallerScope scope);

    /// <summary>What a diagnosis reads beyond that.</summary>
    public abstract IEnumerable<PolicyStatement> DiagnosisStatements(CallerScope scope);
}
