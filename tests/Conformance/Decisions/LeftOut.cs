namespace XScrape.Conformance.Decisions;

/// <summary>
/// What is made and not compared, each with its reason: where AWS's documentation contradicts the other evaluator, or leaves open what comes
/// of it. A long run looks whether each of them still makes a difference.
/// </summary>
internal sealed record LeftOut(string Reason, Func<DecisionCase, bool> Strikes)
{
    public static IReadOnlyList<LeftOut> All { get; } =
    [
        new(
            "A wildcard in the resource type (user, role) is 'not allowed' and nothing says what it matches; they take it literally: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
            asked => asked.Statements.SelectMany(statement => statement.Resources).Any(HasWildType)),
        new(
            "A variable without a value makes a negated operator true; they make it false: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value",
            asked => asked.Conditions.Any(condition => condition.IsNegated && condition.Values.Any(value => HasNoValue(asked, value)))),
        new(
            "0.0.0.0/0 is every address of IPv4 (RFC 4632); they match none",
            asked => asked.Conditions.Any(condition => condition.Values.Any(value => value.EndsWith("/0", StringComparison.Ordinal)))),
        new(
            "A moment may be written in seconds since 1970; they take them for milliseconds: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date",
            asked => asked.Conditions.Any(condition => condition.Operator.Contains("Date", StringComparison.Ordinal) && condition.Values.Any(value => value.All(char.IsAsciiDigit)))),
        new(
            "What a trust policy grants to the session itself, or to everybody, no session policy limits; they let it: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-role-session",
            asked => asked is { Session: not null, ResourcePolicy: { } policy } && policy.Statements.Any(statement => statement.Principals.Any(one => one.Value is Deed.SessionArn or "*"))),
        new(
            "ForAnyValue is false without the key, IfExists is true; nothing says which of them wins: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html",
            asked => asked.Conditions.Any(condition => condition.IsIfExists && condition.Operator.StartsWith("ForAnyValue:", StringComparison.Ordinal))),
        new(
            "A key of several values needs ForAnyValue or ForAllValues; nothing says what an operator without them does: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html",
            asked => asked.Conditions.Any(condition => MadeKey.IsSet(condition.Key) && !condition.HasSet && condition.Operator != "Null")),
        new(
            "NotResource with a variable that has no value: they drop the statement; no page says what comes of it",
            asked => asked.Statements.Any(statement => statement.ResourceMember == "NotResource" && statement.Resources.Any(one => HasNoValue(asked, one)))),
        new(
            "NotResource with an incomplete ARN, and an action without resources: they take it for a match, and a complete ARN for none; no page makes that difference",
            asked => asked.Deed.Template == "*" && asked.Statements.Any(statement => statement.ResourceMember == "NotResource" && statement.Resources.Any(one => one != "*" && one.Split(':').Length < 6))),
    ];

    /// <summary>The first reason to leave the case out; null where it is compared.</summary>
    public static LeftOut? Of(DecisionCase asked) => All.FirstOrDefault(one => one.Strikes(asked));

    private static bool HasWildType(string resource)
    {
        string[] parts = resource.Split(':', 6);
        int end = parts.Length == 6 ? parts[5].IndexOfAny(['/', ':']) : -1;
        return parts.Length == 6 && parts[5] != "*" && (end < 0 ? parts[5] : parts[5][..end]).IndexOfAny(['*', '?', '$']) >= 0;
    }

    private static bool HasNoValue(DecisionCase asked, string value)
    {
        int at = value.IndexOf("${aws:", StringComparison.Ordinal);
        return at >= 0 && !value.Contains(',', StringComparison.Ordinal) && !asked.HasOne(value[(at + 2)..value.IndexOf('}', at)]);
    }
}
