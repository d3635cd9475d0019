namespace XScrape.Yaml.Re2;

/// <summary>Says what RE2, as Prometheus uses it, refuses in a regular expression.</summary>
/// <remarks>https://github.com/google/re2/wiki/Syntax. The text is walked once; nothing is matched.</remarks>
internal sealed class Re2Syntax
{
    /// <summary>Repetitions inside repetitions are multiplied; the product has this limit.</summary>
    private const int MostRepeats = 1000;

    private const int DeepestGroup = 900;

    private readonly string _text;

    private int _at;

    private Re2Syntax(string text) => _text = text;

    /// <summary>What is wrong, as part of a sentence; null if nothing is.</summary>
    public static string? Fault(string pattern)
    {
        Re2Syntax reader = new(pattern);
        try
        {
            reader.Alternatives(0);
            return reader._at < pattern.Length ? "there is a ) without its (" : null;
        }
        catch (Re2Exception fault)
        {
            return fault.Message;
        }
    }

    private char Now => _text[_at];

    private bool More => _at < _text.Length;

    /// <summary>Reads up to the end or the closing parenthesis; gives the largest product of repetitions inside.</summary>
    private int Alternatives(int depth)
    {
        if (depth > DeepestGroup)
        {
            throw new Re2Exception("its groups nest too deep");
        }

        int most = 1;
        bool hasOperand = false;
        while (More && Now != ')')
        {
            if (Now == '|')
            {
                _at++;
                hasOperand = false;
                continue;
            }

            int? inside = Operand(depth);
            hasOperand |= inside is not null;
            most = Math.Max(most, Repetition(inside ?? 1, hasOperand));
        }

        return most;
    }

    /// <summary>One thing to repeat; null for what is none, such as (?i).</summary>
    private int? Operand(int depth)
    {
        switch (Now)
        {
            case '(':
                return Group(depth);
            case '[':
                _at = Re2Class.Read(_text, _at);
                return 1;
            case '\\':
                _at = Re2Escape.Read(_text, _at, inClass: false);
                return 1;
            case '*' or '+' or '?':
                return null;
            default:
                _at++;
                return 1;
        }
    }

    private int Repetition(int inside, bool hasOperand)
    {
        if (!More || Counts() is not { } counts)
        {
            return inside;
        }

        string symbol = _text.Substring(_at, counts.Length);
        if (!hasOperand)
        {
            throw new Re2Exception($"{symbol} has nothing to repeat");
        }

        int most = Math.Max(counts.From, counts.To);
        if (most > MostRepeats || (counts.To >= 0 && counts.From > counts.To) || (counts.Length > 1 && (long)inside * Math.Max(most, 1) > MostRepeats))
        {
            throw new Re2Exception($"{symbol} repeats too often, or has its limits in reverse order");
        }

        _at += counts.Length;
        if (More && Now == '?')
        {
            _at++;
        }

        if (More && Counts() is { } next)
        {
            throw new Re2Exception($"{symbol}{_text.Substring(_at, next.Length)} repeats a repetition; put the first in (?: )");
        }

        return counts.Length > 1 ? inside * Math.Max(most, 1) : inside;
    }

    /// <summary>The repetition that stands here; braces of another form are plain characters. To is -1 where there is no end.</summary>
    private (int From, int To, int Length)? Counts()
    {
        if (Now is '*' or '+' or '?')
        {
            return (0, -1, 1);
        }

        if (Now != '{')
        {
            return null;
        }

        int end = _text.IndexOf('}', _at);
        string[] parts = end < 0 ? [] : _text.Substring(_at + 1, end - _at - 1).Split(',');
        if (parts.Length is 0 or > 2 || Number(parts[0]) is not { } from)
        {
            return null;
        }

        int? to = parts.Length == 1 ? from : parts[1].Length == 0 ? -1 : Number(parts[1]);
        return to is null ? null : (from, to.Value, end - _at + 1);
    }

    private static int? Number(string digits) =>
        digits.Length > 0 && digits.All(c => c is >= '0' and <= '9') && (digits.Length == 1 || digits[0] != '0') ? digits.Length > 8 ? int.MaxValue : int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : null;

    private int? Group(int depth)
    {
        int start = _at++;
        if (More && Now == '?')
        {
            int after = Re2Group.Read(_text, start);
            bool flagsOnly = _text[after - 1] == ')';
            _at = after;
            if (flagsOnly)
            {
                return null;
            }
        }

        int inside = Alternatives(depth + 1);
        if (!More)
        {
            throw new Re2Exception("there is a ( without its )");
        }

        _at++;
        return inside;
    }
}
