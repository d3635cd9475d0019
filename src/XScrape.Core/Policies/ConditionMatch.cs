namespace XScrape.Policies;

/// <summary>Whether a condition holds, as far as the circumstances are known.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
internal static class ConditionMatch
{
    public static PolicyMatch Of(PolicyCondition condition, IReadOnlyDictionary<string, string> context)
    {
        string? actual = context.Where(c => string.Equals(c.Key, condition.Key, StringComparison.OrdinalIgnoreCase)).Select(c => c.Value).FirstOrDefault();
        // A policy variable stands for a value of the moment.
        if (actual is null || condition.Values.Any(v => v.Contains("${")))
        {
            return PolicyMatch.Unknown;
        }

        string name = condition.Operator.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase)
            ? condition.Operator.Substring(0, condition.Operator.Length - "IfExists".Length)
            : condition.Operator;
        (Func<string, bool>? test, bool negated) = TestOf(name, actual);
        return test is null ? PolicyMatch.Unknown : condition.Values.Any(test) != negated ? PolicyMatch.Yes : PolicyMatch.No;
    }

    private static (Func<string, bool>? Test, bool Negated) TestOf(string name, string actual) => name switch
    {
        _ when Is(name, "StringEquals") => (v => v == actual, false),
        _ when Is(name, "StringNotEquals") => (v => v == actual, true),
        _ when Is(name, "StringEqualsIgnoreCase") => (v => Is(v, actual), false),
        _ when Is(name, "StringNotEqualsIgnoreCase") => (v => Is(v, actual), true),
        _ when Is(name, "StringLike") => (v => PolicyGrants.Matches(v, actual, ignoreCase: false), false),
        _ when Is(name, "StringNotLike") => (v => PolicyGrants.Matches(v, actual, ignoreCase: false), true),
        _ when Is(name, "ArnEquals") || Is(name, "ArnLike") => (v => ArnMatches(v, actual), false),
        _ when Is(name, "ArnNotEquals") || Is(name, "ArnNotLike") => (v => ArnMatches(v, actual), true),
        _ when Is(name, "Null") => (v => Is(v, "false"), false),
        _ => (null, false),
    };

    /// <summary>Each of the six parts is compared by itself.</summary>
    private static bool ArnMatches(string pattern, string text)
    {
        string[] patterns = pattern.Split([':'], 6);
        string[] parts = text.Split([':'], 6);
        return patterns.Length == 6 && parts.Length == 6 && patterns.Zip(parts, (p, t) => PolicyGrants.Matches(p, t, ignoreCase: false)).All(same => same);
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
