using System.Globalization;
using System.Text;
using XScrape.Yaml.Text;

namespace XScrape.Yaml.Scanning;

/// <summary>Lines that begin with a percent sign: %YAML 1.1 and %TAG.</summary>
/// <remarks>Part of a port of https://github.com/go-yaml/yaml/tree/v2.4.0 (scannerc.go).</remarks>
internal static class YamlDirectives
{
    public static YamlToken Scan(YamlCursor cursor)
    {
        YamlMark start = cursor.Mark;
        cursor.Skip();
        StringBuilder name = new();
        while (YamlCursor.IsWord(cursor[0]))
        {
            cursor.Read(name);
        }

        if (!YamlCursor.IsBlankOrEnd(cursor[0]) || name.ToString() is not ("YAML" or "TAG"))
        {
            throw new YamlException(start, "a line that begins with % is a directive, and there are only %YAML 1.1 and %TAG");
        }

        cursor.SkipBlanks();
        YamlToken token = name.ToString() == "YAML" ? Version(cursor, start) : Tag(cursor, start);
        cursor.SkipBlanks();
        cursor.SkipComment();
        if (!YamlCursor.IsBreakOrEnd(cursor[0]))
        {
            throw new YamlException(start, "something stands behind the directive");
        }

        cursor.SkipLine();
        return token;
    }

    private static YamlToken Version(YamlCursor cursor, YamlMark start)
    {
        int major = Number(cursor, start);
        if (cursor[0] != '.')
        {
            throw NoVersion(start);
        }

        cursor.Skip();
        return new YamlToken(YamlTokenKind.VersionDirective, start) { Text = string.Format(CultureInfo.InvariantCulture, "{0}.{1}", major, Number(cursor, start)) };
    }

    private static int Number(YamlCursor cursor, YamlMark start)
    {
        int value = 0;
        int length = 0;
        for (; YamlCursor.IsDigit(cursor[0]); length++)
        {
            value = (value * 10) + cursor[0] - '0';
            cursor.Skip();
            if (length == 2)
            {
                throw NoVersion(start);
            }
        }

        return length == 0 ? throw NoVersion(start) : value;
    }

    private static YamlToken Tag(YamlCursor cursor, YamlMark start)
    {
        string handle = YamlTags.Handle(cursor, start, isDirective: true);
        if (!YamlCursor.IsBlank(cursor[0]))
        {
            throw new YamlException(start, "the directive needs a handle and a prefix");
        }

        cursor.SkipBlanks();
        string prefix = YamlTags.Uri(cursor, start, string.Empty);
        return YamlCursor.IsBlankOrEnd(cursor[0])
            ? new YamlToken(YamlTokenKind.TagDirective, start) { Text = handle, Suffix = prefix }
            : throw new YamlException(start, "the prefix of the directive is no URI");
    }

    private static YamlException NoVersion(YamlMark start) => new(start, "the directive %YAML needs a version, which is 1.1");
}
