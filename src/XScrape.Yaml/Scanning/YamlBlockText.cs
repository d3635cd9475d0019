using System.Text;
using XScrape.Yaml.Text;

namespace XScrape.Yaml.Scanning;

/// <summary>Values of several lines behind | or >.</summary>
/// <remarks>Part of a port of https://github.com/go-yaml/yaml/tree/v2.4.0 (scannerc.go).</remarks>
internal static class YamlBlockText
{
    public static YamlToken Scan(YamlCursor cursor, int outer)
    {
        YamlMark start = cursor.Mark;
        bool isLiteral = cursor[0] == '|';
        cursor.Skip();
        (int chomping, int increment) = Header(cursor, start);
        int indent = increment == 0 ? 0 : Math.Max(outer, 0) + increment;
        StringBuilder text = new();
        StringBuilder last = new();
        StringBuilder breaks = new();
        Breaks(cursor, start, outer, ref indent, breaks);
        bool wasBlank = false;
        while (cursor.Column == indent && !cursor.IsEnd)
        {
            bool isBlank = YamlCursor.IsBlank(cursor[0]);
            if (!isLiteral && !wasBlank && !isBlank && last.Length > 0 && last[0] == '\n')
            {
                text.Append(breaks.Length == 0 ? " " : string.Empty);
            }
            else
            {
                text.Append(last);
            }

            text.Append(breaks);
            last.Clear();
            breaks.Clear();
            wasBlank = isBlank;
            while (!YamlCursor.IsBreakOrEnd(cursor[0]))
            {
                cursor.Read(text);
            }

            cursor.ReadLine(last);
            Breaks(cursor, start, outer, ref indent, breaks);
        }

        text.Append(chomping != -1 ? last.ToString() : string.Empty).Append(chomping == 1 ? breaks.ToString() : string.Empty);
        return new YamlToken(YamlTokenKind.Scalar, start) { Text = text.ToString() };
    }

    private static (int Chomping, int Increment) Header(YamlCursor cursor, YamlMark start)
    {
        int chomping = Chomping(cursor);
        int increment = 0;
        if (YamlCursor.IsDigit(cursor[0]))
        {
            increment = cursor[0] == '0' ? throw new YamlException(start, "an indentation of 0 is none") : cursor[0] - '0';
            cursor.Skip();
            chomping = chomping == 0 ? Chomping(cursor) : chomping;
        }

        cursor.SkipBlanks();
        cursor.SkipComment();
        if (!YamlCursor.IsBreakOrEnd(cursor[0]))
        {
            throw new YamlException(start, "the text must begin on the next line");
        }

        cursor.SkipLine();
        return (chomping, increment);
    }

    private static int Chomping(YamlCursor cursor)
    {
        int chomping = cursor[0] == '+' ? 1 : cursor[0] == '-' ? -1 : 0;
        cursor.Skip(Math.Abs(chomping));
        return chomping;
    }

    // Indentation and empty lines; the first line with something on it says how far the text is indented.
    private static void Breaks(YamlCursor cursor, YamlMark start, int outer, ref int indent, StringBuilder breaks)
    {
        int most = 0;
        while (true)
        {
            while ((indent == 0 || cursor.Column < indent) && cursor[0] == ' ')
            {
                cursor.Skip();
            }

            most = Math.Max(most, cursor.Column);
            if ((indent == 0 || cursor.Column < indent) && cursor[0] == '\t')
            {
                throw new YamlException(start, "a tab stands in the indentation of this text");
            }

            if (!YamlCursor.IsBreak(cursor[0]))
            {
                break;
            }

            cursor.ReadLine(breaks);
        }

        if (indent == 0)
        {
            indent = Math.Max(Math.Max(most, outer + 1), 1);
        }
    }
}
