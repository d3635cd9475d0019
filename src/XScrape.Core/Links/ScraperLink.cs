using XScrape.Links.Sessions;

namespace XScrape.Links;

/// <summary>
/// One source and one destination with the scraper and the two roles between them, and the identities that this process uses for them.
/// Immutable; each cmdlet makes the next, richer one. Its properties survive CSV, JSON and Clixml; the identities do not.
/// </summary>
public sealed class ScraperLink : LinkProperties
{
    internal ScraperLink(LinkFacts facts, LinkSession session)
        : base(facts) => Session = session;

    /// <summary>The identities to work with, and what was done for the link.</summary>
    internal LinkSession Session { get; }

    internal ScraperLink With(Func<LinkFacts, LinkFacts> change) => new(change(Facts), Session);

    internal ScraperLink Saw(Func<RunCache, RunCache> change) => new(Facts, Session with { Cache = change(Session.Cache) });

    internal ScraperLink From(Func<LinkOrigin, LinkOrigin> change) => new(Facts, Session with { Origin = change(Session.Origin) });

    internal ScraperLink With(LinkSession session) => new(Facts, session);
}
