namespace XScrape.Yaml.Nodes;

/// <summary>A node of a YAML document and where it stands. An alias is the node that it names, not a copy.</summary>
internal abstract class YamlNode(long line, long column)
{
    public long Line => line;

    public long Column => column;

    /// <summary>The node as settings; Null and NULL are empty ones, where ~ and null are none.</summary>
    public YamlMap? AsMap() => this as YamlMap ?? (this is YamlScalar { IsEmptied: true } ? new YamlMap(Line, Column) : null);
}
