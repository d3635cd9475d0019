namespace XScrape.Links.Parts;

/// <summary>What a part says of a link.</summary>
internal enum LinkPartKind
{
    /// <summary>What the link is: where a row and a parameter both say it, they must agree.</summary>
    Definition,

    /// <summary>The identity to work with: no part of what the link is, so that a parameter holds.</summary>
    Caller,

    /// <summary>What AWS showed of it: no parameter says it.</summary>
    Observation,
}
