namespace XScrape.Simulator.Yaml;

/// <summary>Reads the YAML that scrape configurations are written in: https://yaml.org/spec/1.2.2/.</summary>
internal sealed class YamlReader
{
    private const int Deepest = 50;

    private readonly List<YamlLine> _lines;
    private int _at;
    private int _depth;

    private YamlReader(string text) => _lines = YamlLine.Read(text);

    private YamlLine? Current => _at < _lines.Count ? _lines[_at] : null;

    public static YamlNode Read(string text)
    {
        YamlReader reader = new(text);
        if (reader.Current is null)
        {
            return new YamlNode();
        }

        YamlNode root = reader.Block(reader.Current.Indent);
        return reader.Current is null ? root : throw new YamlError($"line {reader.Current.Number}: did not find expected key");
    }

    private YamlNode Block(int indent)
    {
        if (++_depth > Deepest)
        {
            throw new YamlError("the text is nested too deeply");
        }

        YamlLine first = Current!;
        YamlNode node = first.IsItem ? Items(indent) : KeyEnd(first.Content) >= 0 ? Pairs(indent) : Lone();
        _depth--;
        return node;
    }

    private YamlNode Pairs(int indent)
    {
        Dictionary<string, YamlNode> map = new(StringComparer.Ordinal);
        int line = Current!.Number;
        while (Current is { } current && current.Indent == indent && !current.IsItem)
        {
            int end = KeyEnd(current.Content);
            if (end < 0)
            {
                throw new YamlError($"line {current.Number}: could not find expected ':'");
            }

            string key = Unquote(current.Content.Substring(0, end).Trim(), current.Number);
            _at++;
            YamlNode value = Value(current.Content.Substring(end + 1).Trim(), indent, current.Number);
            if (map.ContainsKey(key))
            {
                throw new YamlError($"line {current.Number}: key \"{key}\" already set in map");
            }

            map[key] = value;
        }

        return Current is { } next && next.Indent > indent
            ? throw new YamlError($"line {next.Number}: mapping values are not allowed in this context")
            : new YamlNode { Map = map, Line = line };
    }

    private YamlNode Items(int indent)
    {
        List<YamlNode> list = [];
        int line = Current!.Number;
        while (Current is { IsItem: true } current && current.Indent == indent)
        {
            string rest = current.Content.Substring(1).TrimStart();
            if (rest.Length == 0)
            {
                _at++;
                list.Add(Current is { } next && next.Indent > indent ? Block(next.Indent) : new YamlNode { Line = current.Number });
                continue;
            }

            // What stands behind the dash is a block of its own, indented by where it begins.
            int inner = indent + current.Content.Length - rest.Length;
            bool nested = rest.StartsWith("- ", StringComparison.Ordinal) || KeyEnd(rest) >= 0;
            if (nested)
            {
                _lines[_at] = new YamlLine(inner, rest, current.Number);
                list.Add(Block(inner));
            }
            else
            {
                _at++;
                list.Add(Value(rest, indent, current.Number));
            }
        }

        return new YamlNode { List = list, Line = line };
    }

    private YamlNode Lone()
    {
        YamlLine line = Current!;
        _at++;
        return Value(line.Content, line.Indent, line.Number);
    }

    /// <summary>The value behind a key or a dash, which may continue in deeper lines.</summary>
    private YamlNode Value(string text, int indent, int line)
    {
        if (text.Length == 0)
        {
            bool below = Current is { } next && (next.Indent > indent || (next.Indent == indent && next.IsItem));
            return below ? Block(Current!.Indent) : new YamlNode { Line = line };
        }

        switch (text[0])
        {
            case '&' or '*' or '!':
                throw YamlError.Unread(line);
            case '|' or '>':
                return BlockScalar(indent, line);
            case '[' or '{':
                return Flow(text, line);
        }

        return Current is { } more && more.Indent > indent
            ? throw (KeyEnd(more.Content) >= 0 ? new YamlError($"line {more.Number}: mapping values are not allowed in this context") : YamlError.Unread(more.Number))
            : new YamlNode { Text = Unquote(text, line), Line = line };
    }

    private YamlNode BlockScalar(int indent, int line)
    {
        List<string> parts = [];
        while (Current is { } current && current.Indent > indent)
        {
            parts.Add(current.Content);
            _at++;
        }

        return new YamlNode { Text = string.Join("\n", parts), Line = line };
    }

    private YamlNode Flow(string text, int line)
    {
        YamlFlow flow = new(text, line);
        while (!flow.IsWhole && Current is { } next)
        {
            flow = flow.With(next.Content);
            _at++;
        }

        return flow.Read();
    }

    /// <summary>Where the colon stands that ends a key; -1 where there is none.</summary>
    private static int KeyEnd(string content)
    {
        if (content[0] is '[' or '{')
        {
            return -1;
        }

        int from = 0;
        if (content[0] is '"' or '\'')
        {
            from = content.IndexOf(content[0], 1) + 1;
            return from > 0 && from < content.Length && content[from] == ':' ? from : -1;
        }

        for (int i = from; i < content.Length; i++)
        {
            if (content[i] == ':' && (i + 1 == content.Length || content[i + 1] == ' '))
            {
                return i;
            }
        }

        return -1;
    }

    internal static string Unquote(string text, int line)
    {
        if (text.Length == 0 || text[0] is not ('"' or '\''))
        {
            return text;
        }

        if (text.Length < 2 || text[text.Length - 1] != text[0])
        {
            throw YamlError.Unread(line);
        }

        string inner = text.Substring(1, text.Length - 2);
        return text[0] == '\'' ? inner.Replace("''", "'") : inner.Replace("\\\"", "\"").Replace("\\\\", "\\");
    }
}
