using XScrape.Yaml.Problems;

namespace XScrape.Yaml.Re2;

/// <summary>A class of characters in brackets.</summary>
internal static class Re2Class
{
    private static readonly HashSet<string> s_named = [.. "alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit".Split(' ')];

    /// <summary>Where the text continues after the class that begins here.</summary>
    public static int Read(string text, int start)
    {
        int at = start + 1;
        if (at < text.Length && text[at] == '^')
        {
            at++;
        }

        for (bool first = true; at < text.Length && (first || text[at] != ']'); first = false)
        {
            at = Item(text, at);
        }

        return at < text.Length ? at + 1 : throw new Re2Exception("there is a [ without its ]");
    }

    private static int Item(string text, int at)
    {
        if (string.CompareOrdinal(text, at, "[:", 0, 2) == 0 && text.IndexOf(":]", at + 2, StringComparison.Ordinal) is > 0 and int close)
        {
            string name = text.Substring(at + 2, close - at - 2).TrimStart('^');
            return s_named.Contains(name) ? close + 2 : throw new Re2Exception($"there is no class [:{ProblemList.Cut(name)}:]");
        }

        (int low, int next) = Character(text, at);
        if (low < 0 || next + 1 >= text.Length || text[next] != '-' || text[next + 1] == ']')
        {
            return next;
        }

        (int high, int end) = Character(text, next + 1);
        return high >= low ? end : throw new Re2Exception($"[{ProblemList.Cut(text.Substring(at, end - at))}] is a range in reverse order, or its end is not a character");
    }

    private static (int Value, int Next) Character(string text, int at)
    {
        if (text[at] == '\\')
        {
            int next = Re2Escape.Read(text, at, inClass: true);
            return (Re2Escape.Value(text.Substring(at, next - at)), next);
        }

        return char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            ? (char.ConvertToUtf32(text[at], text[at + 1]), at + 2)
            : (text[at], at + 1);
    }
}
