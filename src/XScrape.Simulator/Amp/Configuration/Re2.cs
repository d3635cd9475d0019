using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace XScrape.Simulator.Amp.Configuration;

/// <summary>Whether a regular expression is one of RE2, as far as .NET can tell: https://github.com/google/re2/wiki/Syntax.</summary>
internal static class Re2
{
    private const int MostRepeats = 1000;
    private static readonly Regex s_repeat = new("\\{([0-9]+)(?:,([0-9]*))?\\}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex s_group = new("\\G\\(\\?(?:P?<[A-Za-z0-9_]+>|[imsU]*(?:-[imsU]+)?[:)])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>What is wrong; null for an expression that is right, or beyond what is known here.</summary>
    public static string? Problem(string pattern)
    {
        StringBuilder plain = new(pattern.Length);
        bool inClass = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if (c == '\\')
            {
                if (i + 1 == pattern.Length)
                {
                    return "trailing backslash at end of expression";
                }

                char next = pattern[++i];
                if (next is 'p' or 'P' or 'x' or 'Q' or 'E' || pattern.IndexOf("[[:", StringComparison.Ordinal) >= 0)
                {
                    return null; // written otherwise in .NET
                }

                if (next is >= '1' and <= '9' or 'k' or 'K' or 'Z' or 'G' or 'X' or 'R' or 'h' or 'H' or 'c' or 'e' or 'C')
                {
                    return $"invalid escape sequence: `\\{next}`";
                }

                plain.Append(next is '_' ? "_" : "\\" + next);
                continue;
            }

            if (!inClass && c == '(' && i + 1 < pattern.Length && pattern[i + 1] == '?')
            {
                Match group = s_group.Match(pattern, i);
                if (!group.Success)
                {
                    return $"invalid or unsupported Perl syntax: `{pattern.Substring(i, Math.Min(3, pattern.Length - i))}`";
                }

                plain.Append(group.Value.Replace("(?P<", "(?<").Replace("U", string.Empty).Replace("(?)", string.Empty));
                i += group.Length - 1;
                continue;
            }

            bool opens = c == '[' && !inClass;
            inClass = opens || (inClass && (c != ']' || IsFirst(pattern, i)));
            plain.Append(c == '[' && !opens ? "\\[" : c.ToString());
        }

        return TooMany(plain.ToString()) ?? Broken(plain.ToString());
    }

    /// <summary>A bracket right behind the opening one, or its caret, is a literal.</summary>
    private static bool IsFirst(string pattern, int at) =>
        pattern[at - 1] == '[' || (at > 1 && pattern[at - 1] == '^' && pattern[at - 2] == '[');

    private static string? TooMany(string pattern) => s_repeat.Matches(pattern).Cast<Match>()
        .Any(repeat => new[] { repeat.Groups[1].Value, repeat.Groups[2].Value }.Any(text => text.Length > 0 && (text.Length > 6 || int.Parse(text, CultureInfo.InvariantCulture) > MostRepeats)))
        ? "invalid repeat count"
        : null;

    private static string? Broken(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return null;
        }
        catch (ArgumentException)
        {
            return "error parsing regexp: missing argument, parenthesis or bracket";
        }
    }
}
