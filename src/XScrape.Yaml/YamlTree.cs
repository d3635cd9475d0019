using XScrape.Configuration;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace XScrape.Yaml;

/// <summary>Reads YAML into nodes with their places. Memory and time are bounded by the text: aliases are not expanded, depth is limited.</summary>
internal sealed class YamlTree(ProblemList problems)
{
    private const int MaxDepth = 64;

    private const int MaxMerges = 1000;

    private const int MaxMergedTogether = 16;

    private readonly Dictionary<AnchorName, YamlNode?> _anchors = [];

    private int _merges;

    /// <summary>The first document; null if there is none or if it cannot be read.</summary>
    public YamlNode? Read(string yaml)
    {
        Parser parser = new(new StringReader(yaml));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.Accept<DocumentStart>(out _))
            {
                return null;
            }

            parser.Consume<DocumentStart>();
            YamlNode root = Node(parser, 0);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out DocumentStart? second))
            {
                // Prometheus's reader takes the first and is silent about the others.
                problems.Warn(ConfigurationRule.Yaml, new YamlScalar(second.Start.Line, second.Start.Column, string.Empty, isPlain: true), "A second YAML document begins here; Prometheus reads the first one only.");
            }

            return root;
        }
        catch (YamlException fault)
        {
            Explain(fault, yaml.Split('\n'));
            return null;
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's scanner gives up in this way on some broken texts, such as a list that is never closed.
            problems.Error(ConfigurationRule.Yaml, parser.Current?.End.Line ?? 1, parser.Current?.End.Column ?? 1, "The YAML cannot be read from here on.");
            return null;
        }
    }

    private YamlNode Node(Parser parser, int depth)
    {
        Mark place = parser.Current?.Start ?? Mark.Empty;
        if (depth > MaxDepth)
        {
            throw new YamlException(place, place, $"nested deeper than {MaxDepth} levels.");
        }

        if (parser.TryConsume<AnchorAlias>(out AnchorAlias? alias))
        {
            return Alias(alias);
        }

        if (parser.TryConsume<Scalar>(out Scalar? scalar))
        {
            YamlScalar value = new(scalar.Start.Line, scalar.Start.Column, scalar.Value, scalar.Style == ScalarStyle.Plain);
            return Named(scalar.Anchor, value);
        }

        return parser.TryConsume<SequenceStart>(out SequenceStart? sequence) ? List(parser, sequence, depth) : Map(parser, parser.Consume<MappingStart>(), depth);
    }

    private YamlList List(Parser parser, SequenceStart start, int depth)
    {
        YamlList list = new(start.Start.Line, start.Start.Column);
        Open(start.Anchor);
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            list.Items.Add(Node(parser, depth + 1));
        }

        return Named(start.Anchor, list);
    }

    private YamlMap Map(Parser parser, MappingStart start, int depth)
    {
        YamlMap map = new(start.Start.Line, start.Start.Column);
        Open(start.Anchor);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            YamlNode key = Node(parser, depth + 1);
            YamlNode value = Node(parser, depth + 1);
            if (key is not YamlScalar name)
            {
                problems.Error(ConfigurationRule.Yaml, key.Line, key.Column, "A key must be a single value." + (key is YamlMap ? " Braces without quotes look like a template that nobody filled in." : string.Empty));
            }
            else if (!map.TryAdd(name, value))
            {
                problems.Error(ConfigurationRule.Yaml, name, $"The key '{ProblemList.Cut(name.Text)}' is there twice.");
            }
            else if (name.Text == YamlMap.Merge && (++_merges > MaxMerges || value is YamlList { Items.Count: > MaxMergedTogether }))
            {
                throw new YamlException(start.Start, start.End, "too many merged mappings.");
            }
        }

        return Named(start.Anchor, map);
    }

    private YamlNode Alias(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out YamlNode? node))
        {
            throw new YamlException(alias.Start, alias.End, $"there is no anchor &{ProblemList.Cut(alias.Value.Value)} before this alias.");
        }

        return node ?? throw new YamlException(alias.Start, alias.End, $"the alias *{ProblemList.Cut(alias.Value.Value)} stands inside what it names.");
    }

    private void Open(AnchorName anchor)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = null;
        }
    }

    private T Named<T>(AnchorName anchor, T node)
        where T : YamlNode
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = node;
        }

        return node;
    }

    // The parser places some faults after the last line, and a tab where it noticed it.
    private void Explain(YamlException fault, string[] lines)
    {
        int tab = Array.FindIndex(lines, line => line.TrimStart(' ').StartsWith("\t", StringComparison.Ordinal) && line.Trim().Length > 0);
        if (tab >= 0)
        {
            problems.Error(ConfigurationRule.Yaml, tab + 1, lines[tab].IndexOf('\t') + 1, "Not valid YAML: the line is indented by a tab; use spaces.");
        }
        else
        {
            long line = Math.Min(fault.Start.Line, lines.Length);
            string template = lines[Math.Max(0, line - 1)].Contains("{{") ? " The braces look like a template that nobody filled in." : string.Empty;
            problems.Error(ConfigurationRule.Yaml, line, fault.Start.Column, $"Not valid YAML: {fault.Message.TrimEnd('.')}.{template}");
        }
    }
}
