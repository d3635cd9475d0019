using System.Text;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Policies;

/// <summary>
/// Puts the request's values into <c>${key}</c>:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
/// </summary>
internal static class PolicyVariables
{
    /// <summary>Returns null where a variable has no single value, as nothing can match then.</summary>
    public static string? Expand(string pattern, RequestContext request)
    {
        int at = pattern.IndexOf("${", StringComparison.Ordinal);
        if (at < 0)
        {
            return pattern;
        }

        StringBuilder text = new();
        int from = 0;
        while (at >= 0)
        {
            int end = pattern.IndexOf('}', at);
            if (end < 0)
            {
                break;
            }

            string? value = ValueOf(pattern.Substring(at + 2, end - at - 2), request);
            if (value is null)
            {
                return null;
            }

            text.Append(pattern, from, at - from).Append(value);
            from = end + 1;
            at = pattern.IndexOf("${", from, StringComparison.Ordinal);
        }

        return text.Append(pattern, from, pattern.Length - from).ToString();
    }

    private static string? ValueOf(string variable, RequestContext request)
    {
        if (variable is "*" or "?" or "$")
        {
            return Literal(variable);
        }

        string[] parts = variable.Split([','], 2);
        string[]? values = request.Values(parts[0].Trim());
        if (values is { Length: 1 })
        {
            return Literal(values[0]);
        }

        return values is null && parts.Length == 2 ? Literal(parts[1].Trim().Trim('\'')) : null;
    }

    private static string Literal(string value) => value.Replace('*', Wildcard.LiteralStar).Replace('?', Wildcard.LiteralMark);
}
