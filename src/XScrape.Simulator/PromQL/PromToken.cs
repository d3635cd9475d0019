using System.Globalization;
using System.Text;

namespace XScrape.Simulator.PromQL;

/// <summary>A word, number, string or sign of a query.</summary>
internal sealed record PromToken(char Kind, string Text)
{
    public const char Word = 'w';
    public const char Number = 'n';
    public const char Quoted = 'q';
    public const char Sign = 's';
    public const char End = 'e';

    private static readonly string[] s_signs = ["=~", "!~", "!=", "==", ">=", "<=", "=", ">", "<", "{", "}", "(", ")", ","];

    public static IReadOnlyList<PromToken> Read(string text)
    {
        List<PromToken> tokens = [];
        int at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            tokens.Add(Next(text, ref at));
        }

        tokens.Add(new PromToken(End, "end of input"));
        return tokens;
    }

    private static PromToken Next(string text, ref int at)
    {
        char first = text[at];
        if (char.IsLetter(first) || first is '_' or ':')
        {
            return new PromToken(Word, Take(text, ref at, c => char.IsLetterOrDigit(c) || c is '_' or ':'));
        }

        if (char.IsDigit(first) || first == '.')
        {
            string number = Take(text, ref at, c => char.IsLetterOrDigit(c) || c == '.');
            return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                ? new PromToken(Number, number)
                : throw new PromError($"parse error: bad number or duration syntax: \"{number}\"");
        }

        if (first is '"' or '\'')
        {
            return new PromToken(Quoted, Unquote(text, ref at));
        }

        int start = at;
        string sign = s_signs.FirstOrDefault(one => string.CompareOrdinal(text, start, one, 0, one.Length) == 0)
            ?? throw new PromError($"parse error: unexpected character: '{first}' (the simulator knows selectors, count, sum, min, max, avg, group, absent, vector and comparisons)");
        at += sign.Length;
        return new PromToken(Sign, sign);
    }

    private static string Take(string text, ref int at, Func<char, bool> belongs)
    {
        int start = at;
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }

        return text.Substring(start, at - start);
    }

    private static string Unquote(string text, ref int at)
    {
        char quote = text[at++];
        StringBuilder value = new();
        while (at < text.Length && text[at] != quote)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
                value.Append(text[at] switch { 'n' => '\n', 't' => '\t', char other => other });
            }
            else
            {
                value.Append(text[at]);
            }

            at++;
        }

        return at++ < text.Length ? value.ToString() : throw new PromError("parse error: unterminated quoted string");
    }
}
