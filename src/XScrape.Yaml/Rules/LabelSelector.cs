using System.Globalization;
using System.Text.RegularExpressions;
using XScrape.Yaml.Problems;

namespace XScrape.Yaml.Rules;

/// <summary>Says what Kubernetes refuses in a label selector: <c>a=b,c in (d,e),!f</c>.</summary>
/// <remarks>https://github.com/kubernetes/apimachinery/blob/master/pkg/labels/selector.go, Parse, which Prometheus calls as it reads the configuration.</remarks>
internal sealed class LabelSelector
{
    private const int LongestName = 63;

    private const int LongestPrefix = 253;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private static readonly Regex s_token = new(@"\G(?:==|!=|[=!(),<>]|[^ \t\r\n=!(),<>]+)", RegexOptions.CultureInvariant, s_patience);

    private static readonly Regex s_name = new(@"^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?\z", RegexOptions.CultureInvariant, s_patience);

    private static readonly Regex s_prefix = new(@"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant, s_patience);

    private readonly List<string> _tokens = [];

    private int _at;

    private LabelSelector(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            if (text[i] is ' ' or '\t' or '\r' or '\n')
            {
                i++;
            }
            else
            {
                _tokens.Add(s_token.Match(text, i).Value);
                i += _tokens[_tokens.Count - 1].Length;
            }
        }
    }

    /// <summary>The token at the place; empty at the end.</summary>
    private string Now => _at < _tokens.Count ? _tokens[_at] : string.Empty;

    private bool IsWord => Now.Length > 0 && "=!(),<>".IndexOf(Now[0]) < 0;

    /// <summary>What is wrong, as part of a sentence; null if nothing is.</summary>
    public static string? Fault(string text) => new LabelSelector(text).Fault();

    private string? Fault()
    {
        while (Now.Length > 0)
        {
            if (Requirement() is { } fault)
            {
                return fault;
            }

            if (Now.Length == 0)
            {
                return null;
            }

            if (Now != ",")
            {
                return $"'{ProblemList.Cut(Now)}' stands where a comma or the end is wanted";
            }

            _at++;
            if (!IsWord && Now != "!")
            {
                return "a term is missing behind a comma";
            }
        }

        return null;
    }

    private string? Requirement()
    {
        bool isNot = Now == "!";
        _at += isNot ? 1 : 0;
        if (!IsWord)
        {
            return "a label's name is missing";
        }

        string key = Now;
        _at++;
        if (!IsKey(key))
        {
            return $"'{ProblemList.Cut(key)}' is no label's name";
        }

        if (Now is "" or ",")
        {
            return null;
        }

        if (isNot)
        {
            return $"'{ProblemList.Cut(Now)}' stands behind a label that must not be there";
        }

        string sign = Now;
        _at++;
        return sign switch
        {
            "in" or "notin" => Set(),
            "=" or "==" or "!=" or "<" or ">" => Value(sign is "<" or ">"),
            _ => $"'{ProblemList.Cut(sign)}' is none of =, ==, !=, in, notin, < and >",
        };
    }

    private string? Value(bool isNumber)
    {
        string value = string.Empty;
        if (Now is not ("" or ","))
        {
            if (!IsWord)
            {
                return "a value is missing";
            }

            value = Now;
            _at++;
        }

        return isNumber && !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? "behind < and > must stand a whole number" : Label(value);
    }

    private string? Set()
    {
        if (Now != "(")
        {
            return "behind in and notin must stand values in parentheses";
        }

        for (_at++; Now != ")"; _at++)
        {
            if (IsWord && Label(Now) is { } fault)
            {
                return fault;
            }

            string next = _at + 1 < _tokens.Count ? _tokens[_at + 1] : string.Empty;
            if (IsWord ? next is not ("," or ")") : Now != ",")
            {
                return "values in parentheses are separated by commas";
            }
        }

        _at++;
        return null;
    }

    private static string? Label(string value) =>
        value.Length == 0 || (value.Length <= LongestName && s_name.IsMatch(value)) ? null : $"'{ProblemList.Cut(value)}' is no label's value";

    private static bool IsKey(string key)
    {
        int slash = key.IndexOf('/');
        string name = key.Substring(slash + 1);
        string prefix = slash < 0 ? "none" : key.Substring(0, slash);
        return name.Length <= LongestName && s_name.IsMatch(name) && prefix.Length <= LongestPrefix && s_prefix.IsMatch(prefix);
    }
}
