namespace XScrape.Cloud.Calls;

/// <summary>How much waits for a call. Calls of one account queue for its rate; the more waits for one, the sooner is its turn.</summary>
internal enum CallPriority
{
    /// <summary>Something waits for it, as for most calls.</summary>
    Normal,

    /// <summary>A creation of many minutes cannot begin before it.</summary>
    High,

    /// <summary>A look that can come a little later.</summary>
    Low,
}
