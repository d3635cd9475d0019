using XScrape.Yaml.Nodes;
using XScrape.Yaml.Scanning;
using XScrape.Yaml.Text;

namespace XScrape.Yaml.Parsing;

/// <summary>Makes nodes of tokens by the grammar of Prometheus's reader.</summary>
/// <remarks>A port of https://github.com/go-yaml/yaml/tree/v2.4.0 (parserc.go), by recursion instead of states; its depth is limited.</remarks>
internal sealed class YamlParser(YamlScanner scanner, YamlNodes nodes)
{
    private const int MaxDepth = 64;

    private Dictionary<string, string> _handles = [];

    private YamlMark _last;

    private YamlToken Now => scanner.Peek();

    private YamlTokenKind Kind => Now.Kind;

    /// <summary>The first document; null if there is none. The others are not read.</summary>
    public YamlNode? Document()
    {
        if (Kind == YamlTokenKind.StreamEnd)
        {
            return null;
        }

        bool isDirected = Kind is YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective;
        Directives();
        YamlNode root;
        if (TryTake(YamlTokenKind.DocumentStart))
        {
            root = Kind is YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective or YamlTokenKind.DocumentStart or YamlTokenKind.DocumentEnd or YamlTokenKind.StreamEnd ? Nothing() : Node(isBlock: true, mayBeIndentless: false, 0);
        }
        else
        {
            root = isDirected ? throw new YamlException(Now.Start, "a line with --- must follow the directives") : Node(isBlock: true, mayBeIndentless: false, 0);
        }

        _ = Kind;
        return root;
    }

    private void Directives()
    {
        _handles = [];
        bool hasVersion = false;
        for (; Kind is YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective; scanner.Take())
        {
            bool isVersion = Kind == YamlTokenKind.VersionDirective;
            if (isVersion && (hasVersion || Now.Text != "1.1"))
            {
                throw new YamlException(Now.Start, hasVersion ? "the version is there twice" : $"this says YAML {Now.Text}, and Prometheus reads 1.1 alone; leave the line out");
            }

            if (!isVersion && _handles.ContainsKey(Now.Text))
            {
                throw new YamlException(Now.Start, "the handle is there twice");
            }

            hasVersion |= isVersion;
            if (!isVersion)
            {
                _handles[Now.Text] = Now.Suffix;
            }
        }

        foreach ((string handle, string prefix) in ((string, string)[])[("!", "!"), ("!!", YamlScalar.Core)])
        {
            if (!_handles.ContainsKey(handle))
            {
                _handles[handle] = prefix;
            }
        }
    }

    private YamlNode Node(bool isBlock, bool mayBeIndentless, int depth)
    {
        YamlMark start = Now.Start;
        if (depth > MaxDepth)
        {
            throw new YamlException(start, $"nested deeper than {MaxDepth} levels");
        }

        if (Kind == YamlTokenKind.Alias)
        {
            YamlNode named = nodes.Of(Now);
            scanner.Take();
            return named;
        }

        string anchor = Take(YamlTokenKind.Anchor)?.Text ?? string.Empty;
        string tag = Tag(Take(YamlTokenKind.Tag));
        anchor = anchor.Length == 0 ? Take(YamlTokenKind.Anchor)?.Text ?? string.Empty : anchor;
        switch (Kind)
        {
            case YamlTokenKind.BlockEntry when mayBeIndentless:
                return IndentlessList(nodes.Open(anchor, new YamlList(Line(start), Column(start))), depth);
            case YamlTokenKind.Scalar:
                YamlToken token = Now;
                scanner.Take();
                return nodes.Add(anchor, new YamlScalar(Line(start), Column(start), token.Text, tag == "!" || (tag.Length == 0 && token.IsPlain), tag));
            case YamlTokenKind.FlowSequenceStart:
                return FlowList(nodes.Open(anchor, new YamlList(Line(start), Column(start))), start, depth);
            case YamlTokenKind.FlowMappingStart:
                return FlowMap(nodes.Open(anchor, new YamlMap(Line(start), Column(start))), start, depth);
            case YamlTokenKind.BlockSequenceStart when isBlock:
                return BlockList(nodes.Open(anchor, new YamlList(Line(start), Column(start))), depth);
            case YamlTokenKind.BlockMappingStart when isBlock:
                return BlockMap(nodes.Open(anchor, new YamlMap(Line(start), Column(start))), depth);
            default:
                return anchor.Length > 0 || tag.Length > 0
                    ? nodes.Add(anchor, new YamlScalar(Line(start), Column(start), string.Empty, tag.Length == 0, tag))
                    : throw new YamlException(Now.Start, "a value is missing here");
        }
    }

    private string Tag(YamlToken? token)
    {
        if (token is null)
        {
            return string.Empty;
        }

        if (token.Text.Length == 0)
        {
            return token.Suffix;
        }

        return _handles.TryGetValue(token.Text, out string? prefix) && prefix.Length + token.Suffix.Length > 0 ? prefix + token.Suffix : throw new YamlException(token.Start, "nothing says what the tag's handle stands for");
    }

    private YamlList IndentlessList(YamlList list, int depth)
    {
        while (TryTake(YamlTokenKind.BlockEntry))
        {
            list.Items.Add(Kind is YamlTokenKind.BlockEntry or YamlTokenKind.Key or YamlTokenKind.Value or YamlTokenKind.BlockEnd ? Nothing() : Node(isBlock: true, mayBeIndentless: false, depth + 1));
        }

        return nodes.Close(list);
    }

    private YamlList BlockList(YamlList list, int depth)
    {
        scanner.Take();
        while (TryTake(YamlTokenKind.BlockEntry))
        {
            list.Items.Add(Kind is YamlTokenKind.BlockEntry or YamlTokenKind.BlockEnd ? Nothing() : Node(isBlock: true, mayBeIndentless: false, depth + 1));
        }

        return TryTake(YamlTokenKind.BlockEnd) ? nodes.Close(list) : throw new YamlException(Now.Start, "an item of the list, which begins with -, must begin here");
    }

    private YamlMap BlockMap(YamlMap map, int depth)
    {
        scanner.Take();
        while (TryTake(YamlTokenKind.Key))
        {
            YamlNode key = IsNextBlockPart() ? Nothing() : Node(isBlock: true, mayBeIndentless: true, depth + 1);
            bool hasValue = TryTake(YamlTokenKind.Value) && !IsNextBlockPart();
            bool isAlias = hasValue && Kind == YamlTokenKind.Alias;
            nodes.Pair(map, key, hasValue ? Node(isBlock: true, mayBeIndentless: true, depth + 1) : Nothing(), isAlias);
        }

        return TryTake(YamlTokenKind.BlockEnd) ? nodes.Close(map) : throw new YamlException(Now.Start, "a key must begin here; look at the indentation");
    }

    private YamlList FlowList(YamlList list, YamlMark start, int depth)
    {
        scanner.Take();
        while (IsNextItem(YamlTokenKind.FlowSequenceEnd, list.Items.Count == 0, start))
        {
            YamlMark place = Now.Start;
            if (TryTake(YamlTokenKind.Key))
            {
                YamlMap pair = nodes.Open(string.Empty, new YamlMap(Line(place), Column(place)));
                FlowPair(pair, YamlTokenKind.FlowSequenceEnd, depth + 1);
                list.Items.Add(nodes.Close(pair));
            }
            else
            {
                list.Items.Add(Node(isBlock: false, mayBeIndentless: false, depth + 1));
            }
        }

        return nodes.Close(list);
    }

    private YamlMap FlowMap(YamlMap map, YamlMark start, int depth)
    {
        scanner.Take();
        for (bool isFirst = true; IsNextItem(YamlTokenKind.FlowMappingEnd, isFirst, start); isFirst = false)
        {
            if (TryTake(YamlTokenKind.Key))
            {
                FlowPair(map, YamlTokenKind.FlowMappingEnd, depth);
            }
            else
            {
                nodes.Pair(map, Node(isBlock: false, mayBeIndentless: false, depth + 1), Nothing(), isAlias: false);
            }
        }

        return nodes.Close(map);
    }

    private void FlowPair(YamlMap map, YamlTokenKind end, int depth)
    {
        YamlNode key = Kind == YamlTokenKind.Value || IsNextFlowPart(end) ? Nothing() : Node(isBlock: false, mayBeIndentless: false, depth + 1);
        bool hasValue = TryTake(YamlTokenKind.Value) && !IsNextFlowPart(end);
        bool isAlias = hasValue && Kind == YamlTokenKind.Alias;
        nodes.Pair(map, key, hasValue ? Node(isBlock: false, mayBeIndentless: false, depth + 1) : Nothing(), isAlias);
    }

    private bool IsNextItem(YamlTokenKind end, bool isFirst, YamlMark start)
    {
        if (!isFirst && Kind != end && !TryTake(YamlTokenKind.FlowEntry))
        {
            throw Kind == YamlTokenKind.StreamEnd ? Open(start) : new YamlException(Now.Start, "a comma or the closing bracket is missing before this");
        }

        return Kind == YamlTokenKind.StreamEnd ? throw Open(start) : !TryTake(end);
    }

    private bool IsNextBlockPart() => Kind is YamlTokenKind.Key or YamlTokenKind.Value or YamlTokenKind.BlockEnd;

    private bool IsNextFlowPart(YamlTokenKind end) => Kind == YamlTokenKind.FlowEntry || Kind == end;

    private static YamlException Open(YamlMark start) => new(start, "the bracket that opens here is never closed");

    private YamlScalar Nothing() => new(Line(_last), Column(_last), string.Empty, isImplicit: true);

    private YamlToken? Take(YamlTokenKind kind)
    {
        YamlToken token = Now;
        return TryTake(kind) ? token : null;
    }

    private bool TryTake(YamlTokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        _last = Now.Start;
        scanner.Take();
        return true;
    }

    private static long Line(YamlMark mark) => mark.Line + 1L;

    private static long Column(YamlMark mark) => mark.Column + 1L;
}
