namespace XScrape.Waiting;

/// <summary>What a wait for one scraper is for.</summary>
internal enum WaitGoal
{
    /// <summary>No change under way, so that AMP takes the next one.</summary>
    Steady,

    /// <summary>DescribeScraper no longer knows it.</summary>
    Gone,
}
