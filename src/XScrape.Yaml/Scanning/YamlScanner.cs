using XScrape.Yaml.Text;

namespace XScrape.Yaml.Scanning;

/// <summary>Splits a text into tokens as Prometheus's reader does, yaml.v2, which is stricter than YAML 1.2 here and laxer there.</summary>
/// <remarks>A port of https://github.com/go-yaml/yaml/tree/v2.4.0 (scannerc.go), which is one of libyaml; copyright in THIRD-PARTY-NOTICES.txt.</remarks>
internal sealed class YamlScanner
{
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`";

    private readonly YamlCursor _cursor;

    private readonly YamlTokenQueue _tokens = new();

    private readonly YamlKeys _keys;

    private readonly YamlIndents _indents;

    private bool _isReady;

    public YamlScanner(string text)
    {
        _cursor = new YamlCursor(text);
        _keys = new YamlKeys(_cursor, _tokens);
        _indents = new YamlIndents(_tokens);
    }

    /// <summary>Whether the next token begins a document; false where it cannot be read.</summary>
    public bool IsAtDocument => _isReady && _tokens.First.Kind is (YamlTokenKind.DocumentStart or YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective);

    private bool IsFlow => _keys.Depth > 0;

    public YamlToken Peek()
    {
        while (!_isReady && (_tokens.IsEmpty || _keys.IsFirstTokenOpen))
        {
            Fetch();
        }

        _isReady = true;
        return _tokens.First;
    }

    /// <summary>Removes the token that <see cref="Peek"/> shows. The end is never removed.</summary>
    public void Take()
    {
        if (Peek().Kind != YamlTokenKind.StreamEnd)
        {
            _isReady = false;
            _tokens.Take();
        }
    }

    private void Fetch()
    {
        ToNextToken();
        Unroll(_cursor.Column);
        int one = _cursor[0];
        if (_cursor.IsEnd)
        {
            _cursor.EndLine();
            Separate();
            _tokens.Add(new YamlToken(YamlTokenKind.StreamEnd, _cursor.Mark));
        }
        else if (_cursor.Column == 0 && one == '%')
        {
            Separate();
            _tokens.Add(YamlDirectives.Scan(_cursor));
        }
        else if (_cursor.IsDocumentLine('-') || _cursor.IsDocumentLine('.'))
        {
            Separate();
            Single(one == '-' ? YamlTokenKind.DocumentStart : YamlTokenKind.DocumentEnd, 3);
        }
        else if (!Indicator(one))
        {
            Content(one);
        }
    }

    private bool Indicator(int one)
    {
        bool isAlone = YamlCursor.IsBlankOrEnd(_cursor[1]);
        switch (one)
        {
            case '[' or '{':
                Open(one == '[' ? YamlTokenKind.FlowSequenceStart : YamlTokenKind.FlowMappingStart);
                return true;
            case ']' or '}':
                _keys.Remove();
                _keys.Close();
                _keys.IsAllowed = false;
                Single(one == ']' ? YamlTokenKind.FlowSequenceEnd : YamlTokenKind.FlowMappingEnd);
                return true;
            case ',':
                _keys.Remove();
                _keys.IsAllowed = true;
                Single(YamlTokenKind.FlowEntry);
                return true;
            case '-' when isAlone:
                Block(YamlTokenKind.BlockEntry, YamlTokenKind.BlockSequenceStart, "no item of a list may begin here");
                _keys.IsAllowed = true;
                return true;
            case '?' when IsFlow || isAlone:
                Block(YamlTokenKind.Key, YamlTokenKind.BlockMappingStart, "no key may begin here");
                _keys.IsAllowed = !IsFlow;
                return true;
            case ':' when IsFlow || isAlone:
                Value();
                return true;
            default:
                return false;
        }
    }

    private void Content(int one)
    {
        switch (one)
        {
            case '*' or '&':
                BeginScalar();
                _tokens.Add(YamlNames.Scan(_cursor));
                break;
            case '!':
                BeginScalar();
                _tokens.Add(YamlTags.Scan(_cursor));
                break;
            case '|' or '>' when !IsFlow:
                _keys.Remove();
                _keys.IsAllowed = true;
                _tokens.Add(YamlBlockText.Scan(_cursor, _indents.Now));
                break;
            case '\'' or '"':
                BeginScalar();
                _tokens.Add(new YamlQuotedText(_cursor).Scan());
                break;
            default:
                Plain(one);
                break;
        }
    }

    private void Plain(int one)
    {
        bool begins = (!YamlCursor.IsBlankOrEnd(one) && (one > 0x7F || Indicators.IndexOf((char)one) < 0))
            || (one == '-' && !YamlCursor.IsBlank(_cursor[1]))
            || (!IsFlow && one is '?' or ':' && !YamlCursor.IsBlankOrEnd(_cursor[1]));
        if (!begins)
        {
            throw new YamlException(_cursor.Mark, one == '\t' ? "a tab stands where only spaces may" : $"no value may begin with {char.ConvertFromUtf32(one)} without quotes");
        }

        BeginScalar();
        _tokens.Add(YamlPlainText.Scan(_cursor, _indents.Now + 1, IsFlow, out bool endsWithBreak));
        _keys.IsAllowed |= endsWithBreak;
    }

    // Tabs may stand in brackets and behind values, and nowhere else.
    private void ToNextToken()
    {
        while (true)
        {
            while (_cursor[0] == ' ' || (_cursor[0] == '\t' && (IsFlow || !_keys.IsAllowed)))
            {
                _cursor.Skip();
            }

            _cursor.SkipComment();
            if (!YamlCursor.IsBreak(_cursor[0]))
            {
                return;
            }

            _cursor.SkipLine();
            _keys.IsAllowed |= !IsFlow;
        }
    }

    private void Separate()
    {
        Unroll(-1);
        _keys.Remove();
        _keys.IsAllowed = false;
    }

    private void BeginScalar()
    {
        _keys.Save(_indents.Now);
        _keys.IsAllowed = false;
    }

    private void Open(YamlTokenKind kind)
    {
        _keys.Save(_indents.Now);
        _keys.Open();
        YamlIndents.Limit(_keys.Depth, _cursor.Mark);
        _keys.IsAllowed = true;
        Single(kind);
    }

    private void Block(YamlTokenKind kind, YamlTokenKind start, string fault)
    {
        if (!IsFlow)
        {
            if (!_keys.IsAllowed)
            {
                throw new YamlException(_cursor.Mark, fault);
            }

            _indents.Roll(_cursor.Mark, _tokens.Next, start);
        }

        _keys.Remove();
        Single(kind);
    }

    private void Value()
    {
        if (_keys.Take() is { } key)
        {
            _tokens.Insert(key.TokenNumber, new YamlToken(YamlTokenKind.Key, key.Start));
            if (!IsFlow)
            {
                _indents.Roll(key.Start, key.TokenNumber, YamlTokenKind.BlockMappingStart);
            }

            _keys.IsAllowed = false;
            Single(YamlTokenKind.Value);
            return;
        }

        if (!IsFlow)
        {
            if (!_keys.IsAllowed)
            {
                throw new YamlException(_cursor.Mark, "no colon may stand here: what is before it is no key, as one of more than 1,024 characters, or the value needs quotes");
            }

            _indents.Roll(_cursor.Mark, _tokens.Next, YamlTokenKind.BlockMappingStart);
        }

        _keys.IsAllowed = !IsFlow;
        Single(YamlTokenKind.Value);
    }

    private void Single(YamlTokenKind kind, int length = 1)
    {
        _tokens.Add(new YamlToken(kind, _cursor.Mark));
        _cursor.Skip(length);
    }

    private void Unroll(int column)
    {
        if (!IsFlow)
        {
            _indents.Unroll(column, _cursor.Mark);
        }
    }
}
