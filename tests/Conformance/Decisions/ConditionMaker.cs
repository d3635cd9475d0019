namespace XScrape.Conformance.Decisions;

/// <summary>Makes conditions of every kind of operator; most have a chance to hold.</summary>
internal sealed class ConditionMaker(Dice dice, string action)
{
    private static readonly Dictionary<string, string[]> s_operators = new(StringComparer.Ordinal)
    {
        ["String"] = ["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike", "Null"],
        ["Arn"] = ["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "StringEquals", "StringLike", "StringNotLike", "Null"],
        ["Bool"] = ["Bool", "Bool", "Null"],
        ["Ip"] = ["IpAddress", "NotIpAddress", "Null"],
        ["Date"] = ["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"],
        ["Number"] = ["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals"],
        ["Set"] = ["StringEquals", "StringLike", "StringNotEquals", "StringNotLike", "StringEqualsIgnoreCase", "Null"],
    };

    private static readonly string[] s_variables =
    [
        "${aws:username}", "${aws:PrincipalAccount}", "${aws:PrincipalTag/team}", "${aws:userid}", "${aws:SourceIdentity}", "${aws:SourceAccount}", "${aws:username, 'Ann'}", "${*}", "${aws:TagKeys}",
    ];

    private readonly MadeKey[] _keys = [.. MadeKey.All.Where(key => key.Suits(action))];

    public static IReadOnlyList<string> Variables => s_variables;

    public MadeCondition[] Some()
    {
        int count = dice.Chance(45) ? 0 : 1 + dice.Below(2);
        return [.. Enumerable.Range(0, count).Select(_ => One()).DistinctBy(one => (one.Operator, one.Key))];
    }

    /// <summary>The keys that a request has beside those of its caller, each with a value or more.</summary>
    public Dictionary<string, string[]> Keys() => _keys.Where(key => !key.IsOfCaller && dice.Chance(60))
        .ToDictionary(key => key.Name, key => key.Kind == "Set" ? dice.Some(() => dice.Of(key.Values)) : [dice.Of(key.Values)]);

    private MadeCondition One()
    {
        MadeKey key = dice.Of(_keys);
        string name = dice.Of(s_operators[key.Kind]);
        string key1 = dice.Chance(15) ? key.Name.ToUpperInvariant() : key.Name;
        if (name == "Null")
        {
            return new MadeCondition(name, key1, [dice.Of("true", "false")]);
        }

        string set = dice.Chance(key.Kind == "Set" ? 85 : 8) ? dice.Of("ForAnyValue:", "ForAllValues:") : string.Empty;
        string written = set + name + (dice.Chance(20) ? "IfExists" : string.Empty);
        return new MadeCondition(written, key1, dice.Some(() => Value(key, name)));
    }

    private string Value(MadeKey key, string name)
    {
        string value = dice.Of(key.Values);
        if (key.Kind == "Ip")
        {
            return dice.Of(value, value + "/32", "10.0.0.0/8", "127.0.0.0/8", "0.0.0.0/0");
        }

        if (key.Kind is "Bool" or "Date" or "Number")
        {
            return value;
        }

        if (name.Contains("Arn", StringComparison.Ordinal))
        {
            return dice.Chance(50) ? dice.BlurredArn(value) : dice.Chance(10) ? value.Replace(Deed.Near, "${aws:PrincipalAccount}", StringComparison.Ordinal) : value;
        }

        return name.Contains("Like", StringComparison.Ordinal) && dice.Chance(50) ? dice.Blurred(value)
            : dice.Chance(15) ? dice.Of(s_variables)
            : value;
    }
}
