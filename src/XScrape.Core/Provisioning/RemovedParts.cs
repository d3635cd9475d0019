namespace XScrape.Provisioning;

/// <summary>What of a link a removal takes away.</summary>
[Flags]
internal enum RemovedParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The scraper.</summary>
    Scraper = 1,

    /// <summary>Both roles.</summary>
    Roles = 2,

    /// <summary>All of it.</summary>
    All = Scraper | Roles,
}
