using System.Text;
using XScrape.Yaml.Text;

namespace XScrape.Yaml.Scanning;

/// <summary>Values without quotes.</summary>
/// <remarks>Part of a port of https://github.com/go-yaml/yaml/tree/v2.4.0 (scannerc.go).</remarks>
internal static class YamlPlainText
{
    public static YamlToken Scan(YamlCursor cursor, int indent, bool isFlow, out bool endsWithBreak)
    {
        YamlMark start = cursor.Mark;
        StringBuilder text = new();
        YamlGap gap = new();
        while (!cursor.IsDocumentLine('-') && !cursor.IsDocumentLine('.') && cursor[0] != '#')
        {
            while (!YamlCursor.IsBlankOrEnd(cursor[0]) && !Ends(cursor, isFlow))
            {
                gap.Fill(text);
                cursor.Read(text);
            }

            if (!YamlCursor.IsBlank(cursor[0]) && !YamlCursor.IsBreak(cursor[0]))
            {
                break;
            }

            while (YamlCursor.IsBlank(cursor[0]) || YamlCursor.IsBreak(cursor[0]))
            {
                if (gap.HasBreak && cursor.Column < indent && cursor[0] == '\t')
                {
                    throw new YamlException(cursor.Mark, "a tab stands where only spaces may");
                }

                gap.Read(cursor);
            }

            if (!isFlow && cursor.Column < indent)
            {
                break;
            }
        }

        endsWithBreak = gap.HasBreak;
        return new YamlToken(YamlTokenKind.Scalar, start) { Text = text.ToString(), IsPlain = true };
    }

    private static bool Ends(YamlCursor cursor, bool isFlow) => cursor[0] switch
    {
        ':' => YamlCursor.IsBlankOrEnd(cursor[1]),
        ',' or '?' or '[' or ']' or '{' or '}' => isFlow,
        _ => false,
    };
}
