namespace XScrape.Yaml;

/// <summary>A place where a key without a question mark may have begun.</summary>
internal sealed record YamlSimpleKey(YamlMark Start, int TokenNumber, bool IsRequired);
