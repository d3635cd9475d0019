using System.Text.Json;

namespace XScrape.Policies;

/// <summary>
/// What a policy means, as a set of canonical texts: neither the order of statements, values and keys, nor the case of
/// actions, operators and condition keys, nor Sids, nor the two ways to write an account matter to IAM.
/// </summary>
internal static class PolicyMeaning
{
    public static HashSet<string> Of(PolicyDocument document)
    {
        HashSet<string> statements = new(document.Statements.Select(Of), StringComparer.Ordinal);
        // Only the newer version knows policy variables; without one the two versions mean the same.
        bool variables = statements.Any(s => s.Contains("${"));
        if (variables && document.Version != PolicyDocument.CurrentVersion)
        {
            statements.Add("without variables");
        }

        return statements;
    }

    public static string Of(PolicyStatement statement) => string.Join(
        " ",
        statement.Effect,
        "Principal", Of(statement.Principal),
        "NotPrincipal", Of(statement.NotPrincipal),
        "Action", Set(statement.Action, Lower),
        "NotAction", Set(statement.NotAction, Lower),
        "Resource", Set(statement.Resource, Same),
        "NotResource", Set(statement.NotResource, Same),
        "Condition", Set([.. statement.Conditions.Select(Of)], Same));

    /// <summary>An account root in its one canonical form; any other principal as it is.</summary>
    public static string CanonicalPrincipal(string text)
    {
        string[] parts = text.Split(':');
        return parts.Length == 6 && parts[2] == "iam" && parts[5] == "root" ? parts[4] : text;
    }

    private static string Of(PolicyCondition condition) =>
        Quote(Lower(condition.Operator)) + Quote(Lower(condition.Key)) + Set(condition.Values, Same);

    private static string Of(PolicyPrincipal? principal)
    {
        if (principal is null)
        {
            return "none";
        }

        IEnumerable<string> values = principal.IsEverybody
            ? ["AWS *"]
            : principal.Values.SelectMany(type => type.Value.Select(v => type.Key + " " + (type.Key == "AWS" ? CanonicalPrincipal(v) : v)));
        return Set([.. values], Same);
    }

    private static string Set(IReadOnlyList<string>? values, Func<string, string> canonical) => values is null
        ? "none"
        : "[" + string.Join(",", values.Select(canonical).Distinct(StringComparer.Ordinal).OrderBy(v => v, StringComparer.Ordinal).Select(Quote)) + "]";

    private static string Quote(string text) => "\"" + JsonEncodedText.Encode(text) + "\"";

    private static string Same(string text) => text;

#pragma warning disable CA1308 // The canonical form is an internal key, never shown.
    private static string Lower(string text) => text.ToLowerInvariant();
#pragma warning restore CA1308
}
