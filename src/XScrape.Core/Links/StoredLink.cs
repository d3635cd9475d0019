namespace XScrape.Links;

/// <summary>A link as data, from a row or a file. Nothing can be done to it before somebody says as whom.</summary>
internal sealed class StoredLink(LinkFacts facts) : LinkProperties(facts);
