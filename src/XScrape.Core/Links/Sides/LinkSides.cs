namespace XScrape.Links.Sides;

/// <summary>The two accounts of a link.</summary>
[Flags]
internal enum LinkSides
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>The account of what is scraped.</summary>
    Source = 1,

    /// <summary>The account that is written to.</summary>
    Target = 2,

    /// <summary>Both.</summary>
    Both = Source | Target,
}
