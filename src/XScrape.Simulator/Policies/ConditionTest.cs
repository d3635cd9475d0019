namespace XScrape.Simulator.Policies;

/// <summary>One operator with one key and its values, as a Condition block has them.</summary>
internal sealed class ConditionTest
{
    private const string AnyPrefix = "ForAnyValue:";
    private const string AllPrefix = "ForAllValues:";
    private const string IfExistsSuffix = "IfExists";

    private readonly ConditionOperator _operator;
    private readonly bool _any;
    private readonly bool _all;
    private readonly bool _ifExists;
    private readonly bool _null;
    private readonly bool _variables;
    private readonly string _key;
    private readonly string[] _values;

    public ConditionTest(string name, string key, string[] values, bool variables = true)
    {
        _variables = variables;
        string rest = name;
        _any = rest.StartsWith(AnyPrefix, StringComparison.OrdinalIgnoreCase);
        _all = rest.StartsWith(AllPrefix, StringComparison.OrdinalIgnoreCase);
        rest = _any ? rest.Substring(AnyPrefix.Length) : _all ? rest.Substring(AllPrefix.Length) : rest;
        _null = rest.Equals("Null", StringComparison.OrdinalIgnoreCase);
        _ifExists = rest.EndsWith(IfExistsSuffix, StringComparison.OrdinalIgnoreCase);
        rest = _ifExists ? rest.Substring(0, rest.Length - IfExistsSuffix.Length) : rest;
        _operator = ConditionOperator.Named(rest) ?? throw new PolicyError($"Invalid Condition type : {name}.");
        if (_null && values.Any(value => !bool.TryParse(value, out _)))
        {
            throw new PolicyError($"Invalid value for condition type {name}.");
        }

        _key = key;
        _values = values;
    }

    /// <summary>Several values of one key are OR; a missing key makes a positive operator false and a negated one true.</summary>
    public bool Holds(RequestContext request)
    {
        string[]? seen = request.Values(_key);
        if (_null)
        {
            return _values.Any(value => bool.Parse(value) == (seen is null));
        }

        if (seen is null)
        {
            return _ifExists || _all || (_operator.Negated && !_any);
        }

        return _any ? seen.Any(value => Passes(value, request)) : _all || _operator.Negated
            ? seen.All(value => Passes(value, request))
            : seen.Any(value => Passes(value, request));
    }

    private bool Passes(string seen, RequestContext request)
    {
        bool matches = _values.Any(value => (_variables ? PolicyVariables.Expand(value, request) : value) is { } wanted && _operator.Matches(wanted, seen));
        return matches != _operator.Negated;
    }
}
