namespace XScrape.Cloud;

/// <summary>How much waits for a call. Calls of one account queue for its rate; the more waits for one, the sooner is its turn.</summary>
internal enum CallUrgency
{
    /// <summary>Something waits for it, as for most calls.</summary>
    Usual,

    /// <summary>A creation of many minutes cannot begin before it.</summary>
    First,

    /// <summary>A look that can come a little later.</summary>
    Last,
}
