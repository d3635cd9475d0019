using System.Globalization;
using System.Text;

namespace XScrape.Reporting;

/// <summary>Text from outside as it may stand in a page, a terminal or a log: what has no shape of its own, or turns the reading direction, is spelled out.</summary>
internal static class VisibleText
{
    /// <summary>A text of several lines.</summary>
    public static string Of(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsPlain(text, i))
            {
                return Spell(text);
            }
        }

        return text;
    }

    /// <summary>A text of one line: a break inside it would begin a line that nobody has written.</summary>
    public static string LineOf(string text)
    {
        string shown = Of(text);
        return shown.IndexOf('\n') < 0 && shown.IndexOf('\r') < 0 ? shown : shown.Replace("\r", "[U+000D]").Replace("\n", "[U+000A]");
    }

    private static string Spell(string text)
    {
        StringBuilder shown = new(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text, i))
            {
                shown.Append(text, i, 2);
                i++;
            }
            else if (IsPlain(text, i))
            {
                shown.Append(text[i]);
            }
            else
            {
                shown.Append('[').Append("U+").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture)).Append(']');
            }
        }

        return shown.ToString();
    }

    private static bool IsPlain(string text, int at)
    {
        char one = text[at];
        return one switch
        {
            '\t' or '\n' => true,
            '\r' => at + 1 < text.Length && text[at + 1] == '\n',
            '\uFFFE' or '\uFFFF' => false,
            _ => char.IsSurrogate(one)
                ? (at + 1 < text.Length && char.IsSurrogatePair(text, at)) || (at > 0 && char.IsSurrogatePair(text, at - 1))
                : CharUnicodeInfo.GetUnicodeCategory(one) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator),
        };
    }
}
