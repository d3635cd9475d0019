using System.Text;
using XScrape.Yaml.Text;

namespace XScrape.Yaml.Scanning;

/// <summary>Tags, which say what a value is: !!int, !mine, !&lt;tag:yaml.org,2002:int&gt;.</summary>
/// <remarks>Part of a port of https://github.com/go-yaml/yaml/tree/v2.4.0 (scannerc.go).</remarks>
internal static class YamlTags
{
    private const string Signs = ";/?:@&=+$,.!~*'()[]%";

    public static YamlToken Scan(YamlCursor cursor)
    {
        YamlMark start = cursor.Mark;
        string handle = string.Empty;
        string suffix;
        if (cursor[1] == '<')
        {
            cursor.Skip(2);
            suffix = Uri(cursor, start, string.Empty);
            if (cursor[0] != '>')
            {
                throw new YamlException(start, "the tag has no >");
            }

            cursor.Skip();
        }
        else
        {
            handle = Handle(cursor, start, isDirective: false);
            if (handle.Length > 1 && handle[handle.Length - 1] == '!')
            {
                suffix = Uri(cursor, start, string.Empty);
            }
            else
            {
                suffix = Uri(cursor, start, handle);
                (handle, suffix) = suffix.Length == 0 ? (string.Empty, "!") : ("!", suffix);
            }
        }

        return YamlCursor.IsBlankOrEnd(cursor[0])
            ? new YamlToken(YamlTokenKind.Tag, start) { Text = handle, Suffix = suffix }
            : throw new YamlException(start, "a blank or a line break must follow the tag; a value that begins with ! needs quotes");
    }

    public static string Handle(YamlCursor cursor, YamlMark start, bool isDirective)
    {
        if (cursor[0] != '!')
        {
            throw new YamlException(start, "the handle of a tag begins with !");
        }

        StringBuilder handle = new();
        cursor.Read(handle);
        while (YamlCursor.IsWord(cursor[0]))
        {
            cursor.Read(handle);
        }

        if (cursor[0] == '!')
        {
            cursor.Read(handle);
        }
        else if (isDirective && handle.Length > 1)
        {
            throw new YamlException(start, "the handle of a tag ends with !");
        }

        return handle.ToString();
    }

    public static string Uri(YamlCursor cursor, YamlMark start, string head)
    {
        StringBuilder uri = new(head.Length > 1 ? head.Substring(1) : string.Empty);
        bool isThere = head.Length > 0;
        while (YamlCursor.IsWord(cursor[0]) || (cursor[0] is > 0 and <= 0x7F && Signs.IndexOf((char)cursor[0]) >= 0))
        {
            isThere = true;
            if (cursor[0] == '%')
            {
                Escape(cursor, start, uri);
            }
            else
            {
                cursor.Read(uri);
            }
        }

        return isThere ? uri.ToString() : throw new YamlException(start, "the tag is empty");
    }

    // One character in its bytes of UTF-8, each behind a percent sign.
    private static void Escape(YamlCursor cursor, YamlMark start, StringBuilder uri)
    {
        List<byte> bytes = [];
        int wanted = 1;
        while (bytes.Count < wanted)
        {
            int octet = cursor[0] == '%' && YamlCursor.Hex(cursor[1]) >= 0 && YamlCursor.Hex(cursor[2]) >= 0 ? (YamlCursor.Hex(cursor[1]) << 4) + YamlCursor.Hex(cursor[2]) : -1;
            if (bytes.Count == 0)
            {
                wanted = Width(octet);
            }

            if (octet < 0 || wanted == 0 || (bytes.Count > 0 && (octet & 0xC0) != 0x80))
            {
                throw new YamlException(start, "the tag has an escape that is no UTF-8");
            }

            bytes.Add((byte)octet);
            cursor.Skip(3);
        }

        uri.Append(Encoding.UTF8.GetString([.. bytes]));
    }

    private static int Width(int octet) => octet switch
    {
        < 0x80 => 1,
        >= 0xC0 and < 0xE0 => 2,
        >= 0xE0 and < 0xF0 => 3,
        >= 0xF0 and < 0xF8 => 4,
        _ => 0,
    };
}
