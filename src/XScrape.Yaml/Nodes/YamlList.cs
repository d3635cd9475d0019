namespace XScrape.Yaml.Nodes;

/// <summary>A sequence.</summary>
internal sealed class YamlList(long line, long column) : YamlNode(line, column)
{
    public List<YamlNode> Items { get; } = [];
}
