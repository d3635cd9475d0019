namespace XScrape.Links;

/// <summary>A link as data, from a row or a file. Nothing can be done to it before an identity is given.</summary>
internal sealed class StoredLink(LinkFacts facts) : LinkProperties(facts);
