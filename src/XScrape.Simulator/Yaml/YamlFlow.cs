namespace XScrape.Simulator.Yaml;

/// <summary>Reads <c>[a, b]</c> and <c>{a: b}</c>.</summary>
internal sealed class YamlFlow(string text, int line)
{
    private const int Deepest = 50;

    private int _at;
    private int _depth;

    public bool IsWhole => Balance() <= 0;

    public YamlFlow With(string more) => new(text + " " + more, line);

    public YamlNode Read()
    {
        YamlNode node = Node();
        Skip();
        return _at == text.Length ? node : throw Broken();
    }

    private YamlNode Node()
    {
        Skip();
        if (_at >= text.Length || ++_depth > Deepest)
        {
            throw Broken();
        }

        YamlNode node = text[_at] switch
        {
            '[' => Items(),
            '{' => Pairs(),
            '&' or '*' or '!' => throw YamlError.Unread(line),
            _ => new YamlNode { Text = Scalar(), Line = line },
        };
        _depth--;
        return node;
    }

    private YamlNode Items()
    {
        List<YamlNode> list = [];
        _at++;
        while (!Ends(']'))
        {
            list.Add(Node());
            Comma(']');
        }

        return new YamlNode { List = list, Line = line };
    }

    private YamlNode Pairs()
    {
        Dictionary<string, YamlNode> map = new(StringComparer.Ordinal);
        _at++;
        while (!Ends('}'))
        {
            string key = Scalar();
            Skip();
            bool hasValue = _at < text.Length && text[_at] == ':';
            _at += hasValue ? 1 : 0;
            map[key] = hasValue ? Node() : new YamlNode { Line = line };
            Comma('}');
        }

        return new YamlNode { Map = map, Line = line };
    }

    private string Scalar()
    {
        Skip();
        int start = _at;
        if (_at < text.Length && text[_at] is '"' or '\'')
        {
            int end = text.IndexOf(text[_at], _at + 1);
            _at = end < 0 ? throw YamlError.Unread(line) : end + 1;
            return YamlReader.Unquote(text.Substring(start, _at - start), line);
        }

        while (_at < text.Length && text[_at] is not (',' or ']' or '}' or '[' or '{') && !(text[_at] == ':' && (_at + 1 == text.Length || text[_at + 1] is ' ' or ',')))
        {
            _at++;
        }

        return _at > start ? text.Substring(start, _at - start).Trim() : throw Broken();
    }

    private bool Ends(char end)
    {
        Skip();
        if (_at >= text.Length)
        {
            throw Broken();
        }

        bool ends = text[_at] == end;
        _at += ends ? 1 : 0;
        return ends;
    }

    private void Comma(char end)
    {
        Skip();
        if (_at < text.Length && text[_at] == ',')
        {
            _at++;
        }
        else if (_at >= text.Length || text[_at] != end)
        {
            throw Broken();
        }
    }

    private void Skip()
    {
        while (_at < text.Length && text[_at] == ' ')
        {
            _at++;
        }
    }

    private int Balance()
    {
        int open = 0;
        char quote = '\0';
        foreach (char c in text)
        {
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else
            {
                open += c is '[' or '{' ? 1 : c is ']' or '}' ? -1 : 0;
            }
        }

        return open;
    }

    private YamlError Broken() => new($"line {line}: did not find expected ',' or the end of the list");
}
