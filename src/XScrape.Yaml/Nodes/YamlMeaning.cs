using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using XScrape.Yaml.Text;

namespace XScrape.Yaml.Nodes;

/// <summary>What a single value is, by its text and its tag.</summary>
/// <remarks>A port of https://github.com/go-yaml/yaml/blob/v2.4.0/resolve.go.</remarks>
internal sealed record YamlMeaning(YamlKind Kind)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private static readonly Regex s_float = new(@"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant, s_patience);

    private static readonly Regex s_integer = new("^(?<sign>[-+]?)(?:0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<binary>[01]+)|0[oO]?(?<octal>[0-7]+)|(?<decimal>0|[1-9][0-9]*))$", RegexOptions.CultureInvariant, s_patience);

    private static readonly string[] s_times =
    [
        "yyyy-M-d", "yyyy-M-d H:m:s", "yyyy-M-d H:m:s.FFFFFFF", "yyyy-M-d'T'H:m:sK", "yyyy-M-d'T'H:m:s.FFFFFFFK", "yyyy-M-d't'H:m:sK", "yyyy-M-d't'H:m:s.FFFFFFFK",
    ];

    /// <summary>False where a value is not what its tag says.</summary>
    public bool Fits { get; private init; } = true;

    /// <summary>The text that a value of the tag !!binary stands for.</summary>
    public string? Bytes { get; private init; }

    public static YamlMeaning Of(string text, string tag)
    {
        string name = tag.StartsWith(YamlScalar.Core, StringComparison.Ordinal) ? tag.Substring(YamlScalar.Core.Length) : string.Empty;
        return (tag, name) switch
        {
            ("", _) => new YamlMeaning(Plain(text)),
            (_, "binary") => Binary(text),
            (_, "bool" or "int" or "float" or "null" or "timestamp") => Tagged(text, name),
            _ => new YamlMeaning(YamlKind.Text),
        };
    }

    /// <summary>Whether the text of a flag turns it on.</summary>
    public static bool IsOn(string text) => text is "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON";

    private static YamlMeaning Tagged(string text, string name)
    {
        YamlKind kind = Plain(text);
        bool fits = (name, kind) switch
        {
            ("bool", YamlKind.Flag) or ("null", YamlKind.Null) or ("timestamp", YamlKind.Time) => true,
            ("int", YamlKind.Count or YamlKind.Negative) => !IsFloat(text),
            ("float", YamlKind.Count or YamlKind.Negative or YamlKind.Number or YamlKind.HugeNumber) => true,
            _ => false,
        };
        return new YamlMeaning(fits && name == "float" && kind == YamlKind.Negative ? YamlKind.Number : kind) { Fits = fits };
    }

    private static YamlMeaning Binary(string text)
    {
        try
        {
            return text.Any(c => c is ' ' or '\t') ? new YamlMeaning(YamlKind.Text) { Fits = false } : new YamlMeaning(YamlKind.Text) { Bytes = Encoding.UTF8.GetString(Convert.FromBase64String(text)) };
        }
        catch (FormatException)
        {
            return new YamlMeaning(YamlKind.Text) { Fits = false };
        }
    }

    private static YamlKind Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => YamlKind.Null,
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => YamlKind.Flag,
        ".nan" or ".NaN" or ".NAN" or ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => YamlKind.HugeNumber,
        "-.inf" or "-.Inf" or "-.INF" => YamlKind.Number,
        _ => IsOn(text) ? YamlKind.Flag : text[0] is '.' or '+' or '-' or (>= '0' and <= '9') ? Number(text) : YamlKind.Text,
    };

    private static YamlKind Number(string text)
    {
        if (text.Length > 5 && text[4] == '-' && DateTime.TryParseExact(text, s_times, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return YamlKind.Time;
        }

        string digits = text[0] == '.' ? text : text.Replace("_", string.Empty);
        if (s_integer.Match(digits) is { Success: true } integer && Integer(integer) is { } whole)
        {
            return whole;
        }

        if (!s_float.IsMatch(digits) || !double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || double.IsInfinity(value))
        {
            return YamlKind.Text;
        }

        return value > ulong.MaxValue ? YamlKind.HugeNumber : YamlKind.Number;
    }

    /// <summary>Null where it has more than 64 bits: then it is a fraction's kind of number, or a text.</summary>
    private static YamlKind? Integer(Match integer)
    {
        (string group, int radix) = integer.Groups["hex"].Success ? ("hex", 16) : integer.Groups["binary"].Success ? ("binary", 2) : integer.Groups["octal"].Success ? ("octal", 8) : ("decimal", 10);
        decimal value = 0;
        foreach (char digit in integer.Groups[group].Value)
        {
            value = (value * radix) + YamlCursor.Hex(digit);
            if (value > ulong.MaxValue)
            {
                return null;
            }
        }

        bool isSigned = integer.Groups["sign"].Length > 0;
        return integer.Groups["sign"].Value == "-" && value > 0 ? (value <= 9223372036854775808m ? YamlKind.Negative : null)
            : isSigned && value > long.MaxValue ? null
            : YamlKind.Count;
    }

    private static bool IsFloat(string text) => !s_integer.IsMatch(text.Replace("_", string.Empty));
}
