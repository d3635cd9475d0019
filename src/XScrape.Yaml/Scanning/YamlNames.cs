using System.Text;
using XScrape.Yaml.Text;

namespace XScrape.Yaml.Scanning;

/// <summary>Anchors and aliases: an ampersand or asterisk and a name.</summary>
/// <remarks>Part of a port of https://github.com/go-yaml/yaml/tree/v2.4.0 (scannerc.go).</remarks>
internal static class YamlNames
{
    private const string Ends = "?:,]}%@`";

    public static YamlToken Scan(YamlCursor cursor)
    {
        YamlMark start = cursor.Mark;
        YamlTokenKind kind = cursor[0] == '*' ? YamlTokenKind.Alias : YamlTokenKind.Anchor;
        cursor.Skip();
        StringBuilder name = new();
        while (YamlCursor.IsWord(cursor[0]))
        {
            cursor.Read(name);
        }

        int end = cursor[0];
        return name.Length > 0 && (YamlCursor.IsBlankOrEnd(end) || (end <= 0x7F && Ends.IndexOf((char)end) >= 0))
            ? new YamlToken(kind, start) { Text = name.ToString() }
            : throw new YamlException(start, "a name of letters and digits must follow * and &; a value that begins with one needs quotes");
    }
}
