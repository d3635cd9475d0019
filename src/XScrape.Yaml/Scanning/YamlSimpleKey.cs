using XScrape.Yaml.Text;

namespace XScrape.Yaml.Scanning;

/// <summary>A place where a key without a question mark may have begun.</summary>
internal sealed record YamlSimpleKey(YamlMark Start, int TokenNumber, bool IsRequired);
