namespace XScrape.Links.Owners;

/// <summary>Whose a role or scraper is, by its owner tag.</summary>
internal enum Ownership
{
    /// <summary>No link's tag is on it.</summary>
    Nobody,

    /// <summary>This link made it.</summary>
    Ours,

    /// <summary>Another link made it.</summary>
    AnotherLink,
}
