using XScrape.Links;

namespace XScrape.Operations;

/// <summary>Several parts of the procedure that are planned one by one as they run, because each builds on what the one before has made.</summary>
internal interface ICompositeOperation : ILinkOperation
{
    /// <summary>A failure carries the link as it stands and what was done before.</summary>
    Task<ScraperLink> RunAsync(ScraperLink link, CancellationToken stop);
}
