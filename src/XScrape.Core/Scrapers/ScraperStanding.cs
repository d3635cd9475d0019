namespace XScrape.Scrapers;

/// <summary>What AWS shows of a scraper that a tag or a policy of a role names.</summary>
internal enum ScraperStanding
{
    /// <summary>No one could look: another Region, or this identity may not.</summary>
    Unseen,

    /// <summary>It exists and has this role.</summary>
    Entitled,

    /// <summary>It does not exist.</summary>
    Missing,

    /// <summary>It exists and has other roles.</summary>
    Another,
}
