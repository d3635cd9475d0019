using System.Text;
using XScrape.Yaml.Text;

namespace XScrape.Yaml.Scanning;

/// <summary>Values in quotes.</summary>
/// <remarks>Part of a port of https://github.com/go-yaml/yaml/tree/v2.4.0 (scannerc.go).</remarks>
internal sealed class YamlQuotedText(YamlCursor cursor)
{
    private readonly StringBuilder _text = new();

    private readonly YamlGap _gap = new();

    private readonly YamlMark _start = cursor.Mark;

    private readonly bool _isSingle = cursor[0] == '\'';

    public YamlToken Scan()
    {
        int quote = cursor[0];
        cursor.Skip();
        while (true)
        {
            if (cursor.IsDocumentLine('-') || cursor.IsDocumentLine('.') || cursor.IsEnd)
            {
                throw new YamlException(_start, "the quotes that begin here are never closed");
            }

            Characters(quote);
            if (cursor[0] == quote)
            {
                break;
            }

            while (YamlCursor.IsBlank(cursor[0]) || YamlCursor.IsBreak(cursor[0]))
            {
                _gap.Read(cursor);
            }

            _gap.Fill(_text);
        }

        cursor.Skip();
        return new YamlToken(YamlTokenKind.Scalar, _start) { Text = _text.ToString() };
    }

    private void Characters(int quote)
    {
        while (!YamlCursor.IsBlankOrEnd(cursor[0]))
        {
            if (_isSingle && cursor[0] == quote && cursor[1] == quote)
            {
                cursor.Skip();
                cursor.Read(_text);
            }
            else if (cursor[0] == quote)
            {
                return;
            }
            else if (_isSingle || cursor[0] != '\\')
            {
                cursor.Read(_text);
            }
            else if (YamlCursor.IsBreak(cursor[1]))
            {
                // A backslash before a line break joins the lines without a blank.
                cursor.Skip();
                cursor.SkipLine();
                _gap.HasBreak = true;
                return;
            }
            else
            {
                Escape();
            }
        }
    }

    private void Escape()
    {
        int one = cursor[1];
        int digits = one switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        int value = one switch
        {
            'x' or 'u' or 'U' => Code(digits),
            '0' => 0,
            'a' => 7,
            'b' => 8,
            't' or '\t' => 9,
            'n' => 10,
            'v' => 11,
            'f' => 12,
            'r' => 13,
            'e' => 27,
            ' ' or '"' or '\'' or '\\' => one,
            'N' => 0x85,
            '_' => 0xA0,
            'L' => 0x2028,
            'P' => 0x2029,
            _ => throw new YamlException(cursor.Mark, "this is no escape of YAML; in single quotes a backslash is a backslash"),
        };
        YamlCursor.Append(_text, value);
        cursor.Skip(2 + digits);
    }

    private int Code(int digits)
    {
        long value = 0;
        for (int i = 0; i < digits; i++)
        {
            int digit = YamlCursor.Hex(cursor[2 + i]);
            value = digit < 0 ? throw new YamlException(cursor.Mark, $"{digits} hexadecimal digits must follow") : (value << 4) + digit;
        }

        return value is (>= 0xD800 and <= 0xDFFF) or > 0x10FFFF ? throw new YamlException(cursor.Mark, "there is no such character") : (int)value;
    }
}
