using System.Globalization;
using System.Net;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Policies;

/// <summary>
/// One comparison of a value in a policy with a value in a request:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
/// </summary>
internal sealed class ConditionOperator
{
    private static readonly Dictionary<string, ConditionOperator> s_all = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StringEquals"] = new((wanted, seen) => Wildcardless(wanted, seen, StringComparison.Ordinal)),
        ["StringNotEquals"] = new((wanted, seen) => Wildcardless(wanted, seen, StringComparison.Ordinal), negated: true),
        ["StringEqualsIgnoreCase"] = new((wanted, seen) => Wildcardless(wanted, seen, StringComparison.OrdinalIgnoreCase)),
        ["StringNotEqualsIgnoreCase"] = new((wanted, seen) => Wildcardless(wanted, seen, StringComparison.OrdinalIgnoreCase), negated: true),
        ["StringLike"] = new((wanted, seen) => Wildcard.Matches(wanted, seen)),
        ["StringNotLike"] = new((wanted, seen) => Wildcard.Matches(wanted, seen), negated: true),
        ["ArnEquals"] = new(Wildcard.MatchesArn),
        ["ArnLike"] = new(Wildcard.MatchesArn),
        ["ArnNotEquals"] = new(Wildcard.MatchesArn, negated: true),
        ["ArnNotLike"] = new(Wildcard.MatchesArn, negated: true),
        ["Bool"] = new((wanted, seen) => string.Equals(wanted, seen, StringComparison.OrdinalIgnoreCase)),
        ["BinaryEquals"] = new((wanted, seen) => string.Equals(wanted, seen, StringComparison.Ordinal)),
        ["Null"] = new((_, _) => false),
        ["NumericEquals"] = Number(order => order == 0),
        ["NumericNotEquals"] = Number(order => order == 0, negated: true),
        ["NumericLessThan"] = Number(order => order < 0),
        ["NumericLessThanEquals"] = Number(order => order <= 0),
        ["NumericGreaterThan"] = Number(order => order > 0),
        ["NumericGreaterThanEquals"] = Number(order => order >= 0),
        ["DateEquals"] = Date(order => order == 0),
        ["DateNotEquals"] = Date(order => order == 0, negated: true),
        ["DateLessThan"] = Date(order => order < 0),
        ["DateLessThanEquals"] = Date(order => order <= 0),
        ["DateGreaterThan"] = Date(order => order > 0),
        ["DateGreaterThanEquals"] = Date(order => order >= 0),
        ["IpAddress"] = new(InRange),
        ["NotIpAddress"] = new(InRange, negated: true),
    };

    private readonly Func<string, string, bool> _matches;

    private ConditionOperator(Func<string, string, bool> matches, bool negated = false)
    {
        _matches = matches;
        Negated = negated;
    }

    public bool Negated { get; }

    public static ConditionOperator? Named(string name) => s_all.TryGetValue(name, out ConditionOperator? found) ? found : null;

    /// <summary>Whether the values agree, before any negation.</summary>
    public bool Matches(string wanted, string seen) => _matches(wanted, seen);

    private static bool Wildcardless(string wanted, string seen, StringComparison comparison) =>
        string.Equals(wanted.Replace(Wildcard.LiteralStar, '*').Replace(Wildcard.LiteralMark, '?'), seen, comparison);

    private static ConditionOperator Number(Func<int, bool> holds, bool negated = false) => new(
        (wanted, seen) => decimal.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal left)
            && decimal.TryParse(seen, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal right)
            && holds(right.CompareTo(left)),
        negated);

    private static ConditionOperator Date(Func<int, bool> holds, bool negated = false) => new(
        (wanted, seen) => Moment(wanted) is { } left && Moment(seen) is { } right && holds(right.CompareTo(left)),
        negated);

    private static DateTimeOffset? Moment(string text)
    {
        const long LastSecond = 253402300799;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds <= LastSecond)
        {
            return DateTimeOffset.FromUnixTimeSeconds(seconds);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) ? moment : null;
    }

    private static bool InRange(string wanted, string seen)
    {
        string[] parts = wanted.Split('/');
        if (!IPAddress.TryParse(parts[0], out IPAddress? network) || !IPAddress.TryParse(seen, out IPAddress? address))
        {
            return false;
        }

        byte[] left = network.GetAddressBytes();
        byte[] right = address.GetAddressBytes();
        int bits = left.Length * 8;
        if (left.Length != right.Length
            || (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out bits) || bits > left.Length * 8)))
        {
            return false;
        }

        return Enumerable.Range(0, bits).All(bit => ((left[bit / 8] ^ right[bit / 8]) & (0x80 >> (bit % 8))) == 0);
    }
}
