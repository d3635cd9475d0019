namespace XScrape.Links.Sides;

/// <summary>One of the two sides of a link, each with its account and its role.</summary>
internal enum Side
{
    /// <summary>The account of what is scraped; its role is assumed by the scraper's service principal.</summary>
    Source,

    /// <summary>The account that is written to; its role is assumed by the source role.</summary>
    Target,
}
