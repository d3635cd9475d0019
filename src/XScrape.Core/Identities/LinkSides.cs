namespace XScrape.Identities;

/// <summary>The two accounts of a link.</summary>
[Flags]
internal enum LinkSides
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>The account of the cluster.</summary>
    Source = 1,

    /// <summary>The account of the workspace.</summary>
    Target = 2,

    /// <summary>Both.</summary>
    Both = Source | Target,
}
