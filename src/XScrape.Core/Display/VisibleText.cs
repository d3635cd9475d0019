using System.Globalization;
using System.Text;

namespace XScrape.Display;

/// <summary>Text from outside as it may stand in a page, a terminal or a log: what has no shape of its own, or turns the reading direction, is spelled out.</summary>
internal static class VisibleText
{
    /// <summary>Whether a text may stand as it is, in several lines.</summary>
    public static bool IsVisible(string text) => ReferenceEquals(Of(text), text);

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

    /// <summary>A text of one line: a break inside it would begin a line that is not in the text.</summary>
    public static string LineOf(string text)
    {
        string shown = Of(text);
        return shown.IndexOf('\n') < 0 && shown.IndexOf('\r') < 0 ? shown : shown.Replace("\r", "[U+000D]").Replace("\n", "[U+000A]");
    }

    /// <summary>JSON that says the same: such a character stands in a string alone, where JSON has an escape of its own for it.</summary>
    public static string OfJson(string json) => IsVisible(json) ? json : Spell(json, at => $"\\u{at:X4}");

    /// <summary>Where the first character is that does not show itself; null where there is none. The mark of Unicode at the start is no such one.</summary>
    public static int? FirstHidden(string text)
    {
        for (int i = text.StartsWith("\uFEFF", StringComparison.Ordinal) ? 1 : 0; i < text.Length; i++)
        {
            if (!IsPlain(text, i))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>The text with control characters spelled out, and nothing else.</summary>
    public static string WithoutControls(string text) =>
        IsVisible(text) ? text : string.Concat(text.Select((c, i) => char.IsControl(c) && !IsPlain(text, i) ? $"[U+{(int)c:X4}]" : c.ToString()));

    private static string Spell(string text) => Spell(text, at => $"[U+{at:X4}]");

    private static string Spell(string text, Func<int, string> spell)
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
                shown.Append(spell(text[i]));
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
