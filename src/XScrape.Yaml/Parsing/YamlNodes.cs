using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Problems;
using XScrape.Yaml.Scanning;
using XScrape.Yaml.Text;

namespace XScrape.Yaml.Parsing;

/// <summary>The nodes of a document and their names. What can be wrong with one by itself becomes a problem here.</summary>
internal sealed class YamlNodes(ProblemList problems)
{
    private const int MaxMerges = 1000;

    private const int MaxMergedTogether = 16;

    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);

    private readonly HashSet<YamlNode> _open = [];

    private int _merges;

    /// <summary>The node that an alias names: not a copy, so that memory and time are bounded by the text.</summary>
    public YamlNode Of(YamlToken alias)
    {
        if (!_anchors.TryGetValue(alias.Text, out YamlNode? node))
        {
            throw new YamlException(alias.Start, $"there is no anchor &{ProblemList.Cut(alias.Text)} before this alias");
        }

        return _open.Contains(node) ? throw new YamlException(alias.Start, $"the alias *{ProblemList.Cut(alias.Text)} stands inside what it names") : node;
    }

    public YamlScalar Add(string anchor, YamlScalar scalar)
    {
        if (!scalar.FitsTag)
        {
            problems.Error(ConfigurationRule.Value, scalar, $"The tag {ProblemList.Cut(scalar.Tag.Replace(YamlScalar.Core, "!!"))} does not fit this value.");
        }

        return Name(anchor, scalar);
    }

    public T Open<T>(string anchor, T node)
        where T : YamlNode
    {
        _open.Add(node);
        return Name(anchor, node);
    }

    public T Close<T>(T node)
        where T : YamlNode
    {
        _open.Remove(node);
        return node;
    }

    public void Pair(YamlMap map, YamlNode key, YamlNode value, bool isAlias)
    {
        if (key is not YamlScalar name)
        {
            problems.Error(ConfigurationRule.Yaml, key.Line, key.Column, "A key must be a single value." + (key is YamlMap ? " Braces without quotes look like a template that was not filled in." : string.Empty));
        }
        else if (name.IsMerge)
        {
            Merge(map, name, value, isAlias);
        }
        else if (!map.TryAdd(name, value))
        {
            problems.Error(ConfigurationRule.Yaml, name, $"The key '{ProblemList.Cut(name.Text)}' is there twice.");
        }
    }

    private void Merge(YamlMap map, YamlScalar key, YamlNode value, bool isAlias)
    {
        YamlNode[] sources = value is YamlList list && !isAlias ? [.. list.Items] : [value];
        _merges++;
        if (_merges > MaxMerges || sources.Length > MaxMergedTogether)
        {
            throw new YamlException(new YamlMark(0, (int)key.Line - 1, (int)key.Column - 1), "too many merged mappings");
        }

        if (!sources.All(s => s is YamlMap))
        {
            problems.Error(ConfigurationRule.Yaml, key, "Only a mapping, or a list of mappings that is written here, can be merged.");
        }

        map.Merge(sources.OfType<YamlMap>());
    }

    private T Name<T>(string anchor, T node)
        where T : YamlNode
    {
        if (anchor.Length > 0)
        {
            _anchors[anchor] = node;
        }

        return node;
    }
}
