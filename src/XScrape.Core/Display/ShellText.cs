using System.Globalization;
using System.Text;

namespace XScrape.Display;

/// <summary>Values as PowerShell takes them literally, with any content.</summary>
/// <remarks>
/// PowerShell ends a single-quoted text at ' and at the four quotes that word processors put in its place; doubled, each stands for itself:
/// https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
/// </remarks>
internal static class ShellText
{
    private const string Quotes = "'\u2018\u2019\u201A\u201B";

    /// <summary>One value as an argument of a command.</summary>
    public static string Quote(string value)
    {
        if (!value.Any(IsUnseen))
        {
            return Literal(value);
        }

        // What a terminal obeys or does not show is spelled out: what is read is what runs.
        StringBuilder text = new();
        StringBuilder seen = new();
        foreach (char c in value)
        {
            if (!IsUnseen(c))
            {
                seen.Append(c);
                continue;
            }

            Flush();
            Append(string.Format(CultureInfo.InvariantCulture, "[char]0x{0:X4}", (int)c));
        }

        Flush();
        // A text has to come first, or numbers would be added up.
        return $"('' + {text})";

        void Flush()
        {
            if (seen.Length > 0)
            {
                Append(Literal(seen.ToString()));
                seen.Clear();
            }
        }

        void Append(string part) => text.Append(text.Length > 0 ? " + " : string.Empty).Append(part);
    }

    /// <summary>Several values as one argument.</summary>
    public static string Quote(IEnumerable<string> values) => string.Join(",", values.Select(Quote));

    private static string Literal(string value)
    {
        StringBuilder text = new("'");
        foreach (char c in value)
        {
            text.Append(c);
            if (Quotes.IndexOf(c) >= 0)
            {
                text.Append(c);
            }
        }

        return text.Append('\'').ToString();
    }

    private static bool IsUnseen(char c) => char.IsControl(c) || char.IsSurrogate(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
