using XScrape.Links;

namespace XScrape.Operations;

/// <summary>A part of the procedure that changes what is there already, and so asks about it only when it has been seen.</summary>
internal interface IFoundFirst : ILinkOperation
{
    /// <summary>The link with what the question has to name; null where nothing of it is there. Calls AWS only for what the link does not say.</summary>
    Task<ScraperLink?> FindAsync(ScraperLink link, CancellationToken stop);

    /// <summary>What to say where nothing is there.</summary>
    string NothingFound(ScraperLink link);
}
