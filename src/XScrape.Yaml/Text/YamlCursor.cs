using System.Text;

namespace XScrape.Yaml.Text;

/// <summary>Walks over a text character by character, in the count of Prometheus's reader: characters of Unicode, and five kinds of line breaks.</summary>
/// <remarks>Part of a port of https://github.com/go-yaml/yaml/tree/v2.4.0 (readerc.go, yamlprivateh.go).</remarks>
internal sealed class YamlCursor
{
    private const int NextLine = 0x85;

    private const int LineSeparator = 0x2028;

    private const int ParagraphSeparator = 0x2029;

    private const int BlockBytes = 512;

    private readonly int[] _text;

    /// <summary>Where the first character stands that no YAML may hold.</summary>
    private readonly int _control;

    /// <summary>From where on that is noticed.</summary>
    private readonly int _noticed;

    private int _index;

    private int _line;

    private int _column;

    public YamlCursor(string text)
    {
        List<int> characters = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                characters.Add(char.ConvertToUtf32(text, i++));
            }
            else
            {
                // Half a pair is written as U+FFFD where the text is sent.
                characters.Add(char.IsSurrogate(text[i]) ? '\uFFFD' : text[i]);
            }
        }

        _text = [.. characters];
        int control = Array.FindIndex(_text, IsControl);
        _control = control;
        _noticed = control < 0 ? int.MaxValue : BlockStart(control);
    }

    public YamlMark Mark => new(_index, _line, _column);

    public int Column => _column;

    /// <summary>The character at the place, or some after it; 0 at the end.</summary>
    public int this[int ahead]
    {
        get
        {
            int at = _index + ahead;
            return at >= _noticed ? throw ControlFault() : at < _text.Length ? _text[at] : 0;
        }
    }

    public bool IsEnd => this[0] == 0;

    public static bool IsBreak(int one) => one is '\r' or '\n' or NextLine or LineSeparator or ParagraphSeparator;

    public static bool IsBlank(int one) => one is ' ' or '\t';

    public static bool IsBreakOrEnd(int one) => one == 0 || IsBreak(one);

    public static bool IsBlankOrEnd(int one) => IsBlank(one) || IsBreakOrEnd(one);

    public static bool IsDigit(int one) => one is >= '0' and <= '9';

    /// <summary>What names of anchors, handles and directives are made of.</summary>
    public static bool IsWord(int one) => IsDigit(one) || one is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or '-';

    /// <summary>The value of a hexadecimal digit; -1 if it is none.</summary>
    public static int Hex(int one) => one switch
    {
        >= '0' and <= '9' => one - '0',
        >= 'a' and <= 'f' => one - 'a' + 10,
        >= 'A' and <= 'F' => one - 'A' + 10,
        _ => -1,
    };

    public static void Append(StringBuilder text, int one)
    {
        if (one <= char.MaxValue)
        {
            text.Append((char)one);
        }
        else
        {
            text.Append(char.ConvertFromUtf32(one));
        }
    }

    /// <summary>Whether a line of three such characters, which separates documents, begins here.</summary>
    public bool IsDocumentLine(char sign) => _column == 0 && this[0] == sign && this[1] == sign && this[2] == sign && IsBlankOrEnd(this[3]);

    public void Skip(int count = 1)
    {
        _index += count;
        _column += count;
    }

    public void SkipBlanks()
    {
        while (IsBlank(this[0]))
        {
            Skip();
        }
    }

    /// <summary>Passes a comment, if one begins here.</summary>
    public void SkipComment()
    {
        if (this[0] == '#')
        {
            while (!IsBreakOrEnd(this[0]))
            {
                Skip();
            }
        }
    }

    /// <summary>Passes a line break, if one is here.</summary>
    public void SkipLine()
    {
        if (IsBreak(this[0]))
        {
            _index += this[0] == '\r' && this[1] == '\n' ? 2 : 1;
            _column = 0;
            _line++;
        }
    }

    /// <summary>The end of the text ends its last line, too: no key can reach beyond it.</summary>
    public void EndLine()
    {
        if (_column != 0)
        {
            _column = 0;
            _line++;
        }
    }

    public void Read(StringBuilder text)
    {
        Append(text, this[0]);
        Skip();
    }

    /// <summary>As <see cref="SkipLine"/>; the text gets a line feed, or the separator of Unicode that stands here.</summary>
    public void ReadLine(StringBuilder text)
    {
        if (IsBreak(this[0]))
        {
            text.Append(this[0] is LineSeparator or ParagraphSeparator ? (char)this[0] : '\n');
            SkipLine();
        }
    }

    /// <summary>Prometheus's reader looks at blocks of 512 bytes of UTF-8, also at what stands behind the end of the document.</summary>
    private int BlockStart(int place)
    {
        int start = 0;
        int left = BlockBytes;
        for (int i = 0; i <= place; i++)
        {
            int width = _text[i] switch { < 0x80 => 1, < 0x800 => 2, < 0x10000 => 3, _ => 4 };
            if (width > left)
            {
                start = i;
                left = BlockBytes;
            }

            left -= width;
        }

        return start;
    }

    private static bool IsControl(int one) => one is not ('\t' or '\n' or '\r' or (>= 0x20 and <= 0x7E) or NextLine or (>= 0xA0 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or >= 0x10000);

    private YamlException ControlFault()
    {
        int line = 0;
        int start = 0;
        for (int i = 0; i < _control; i++)
        {
            if (IsBreak(_text[i]) && !(_text[i] == '\r' && i + 1 < _text.Length && _text[i + 1] == '\n'))
            {
                line++;
                start = i + 1;
            }
        }

        return new YamlException(new YamlMark(_control, line, _control - start), $"here stands the control character U+{_text[_control]:X4}, which no YAML may hold");
    }
}
