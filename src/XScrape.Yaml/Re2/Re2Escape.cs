using System.Globalization;
using XScrape.Yaml.Problems;

namespace XScrape.Yaml.Re2;

/// <summary>What may follow a backslash.</summary>
internal static class Re2Escape
{
    private const int LastCodePoint = 0x10FFFF;

    private const string Everywhere = "dDsSwWafnrtv";

    private const string OutsideClasses = "bBAz";

    /// <summary>Where the text continues after the escape that begins here.</summary>
    public static int Read(string text, int at, bool inClass)
    {
        if (at + 1 >= text.Length)
        {
            throw new Re2Exception("it ends in a backslash");
        }

        char c = text[at + 1];
        if (c is 'p' or 'P')
        {
            return Property(text, at);
        }

        if (c == 'Q' && !inClass)
        {
            int end = text.IndexOf("\\E", at + 2, StringComparison.Ordinal);
            return end < 0 ? text.Length : end + 2;
        }

        if (Everywhere.Contains(c) || (!inClass && OutsideClasses.Contains(c)) || (c < 0x80 && !char.IsLetterOrDigit(c)))
        {
            return at + 2;
        }

        return Code(text, at, c) ?? throw Unknown(c);
    }

    /// <summary>The code point of an escaped character in a class, for the order of a range; -1 for a class such as \d.</summary>
    public static int Value(string escape) => escape[1] switch
    {
        'd' or 'D' or 's' or 'S' or 'w' or 'W' or 'p' or 'P' => -1,
        'a' => 7,
        't' => 9,
        'n' => 10,
        'v' => 11,
        'f' => 12,
        'r' => 13,
        'x' => int.Parse(escape.Substring(2).Trim('{', '}'), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
        >= '0' and <= '7' => escape.Substring(1).Aggregate(0, (sum, digit) => (sum * 8) + digit - '0'),
        char c => c,
    };

    // \0, \012, \x41, \x{1F600}. \1 alone would be a backreference, which RE2 has not.
    private static int? Code(string text, int at, char c)
    {
        if (c is >= '0' and <= '7')
        {
            int digits = 1;
            while (digits < 3 && at + 1 + digits < text.Length && text[at + 1 + digits] is >= '0' and <= '7')
            {
                digits++;
            }

            return c != '0' && digits == 1 ? null : at + 1 + digits;
        }

        if (c != 'x' || at + 2 >= text.Length)
        {
            return null;
        }

        bool braced = text[at + 2] == '{';
        int end = braced ? text.IndexOf('}', at) : at + 4;
        string hex = end < 0 || end > text.Length ? string.Empty : braced ? text.Substring(at + 3, end - at - 3) : text.Substring(at + 2, 2);
        return hex.Length is > 0 and <= 8 && int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code) && code is >= 0 and <= LastCodePoint
            ? braced ? end + 1 : end
            : throw new Re2Exception("\\x is followed by two hexadecimal digits, or by more in braces");
    }

    private static int Property(string text, int at)
    {
        bool braced = at + 2 < text.Length && text[at + 2] == '{';
        int end = braced ? text.IndexOf('}', at) : at + 2;
        string name = end < 0 || end >= text.Length ? string.Empty : braced ? text.Substring(at + 3, end - at - 3).TrimStart('^') : text.Substring(at + 2, 1);
        return Re2Property.IsKnown(name) ? end + 1 : throw new Re2Exception($"RE2 knows no class \\p{{{ProblemList.Cut(name)}}}; such as \\pL, \\p{{Lu}}, \\p{{Greek}}");
    }

    private static Re2Exception Unknown(char c) => new(c is >= '1' and <= '9'
        ? $"RE2 has no backreference such as \\{c}"
        : $"RE2 does not know \\{c}{(c == 'Z' ? "; it has \\z" : string.Empty)}");
}
