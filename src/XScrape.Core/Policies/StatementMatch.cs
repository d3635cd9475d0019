namespace XScrape.Policies;

/// <summary>Whether a statement of a resource's policy is about a request: principal, action, resource and all conditions.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html</remarks>
internal static class StatementMatch
{
    public static PolicyMatch Of(PolicyStatement statement, PolicyRequest request)
    {
        PolicyMatch[] parts =
        [
            OfPrincipal(statement, request),
            OfNames(statement.Action, statement.NotAction, a => PolicyGrants.Matches(a, request.Action, ignoreCase: true) ? PolicyMatch.Yes : PolicyMatch.No),
            request.Resource is null ? PolicyMatch.Yes : OfNames(statement.Resource, statement.NotResource, r => ResourceMatch.Of(r, request.Resource)),
            .. statement.Conditions.Select(c => ConditionMatch.Of(c, request.Context)),
        ];
        return parts.Min();
    }

    private static PolicyMatch OfPrincipal(PolicyStatement statement, PolicyRequest request)
    {
        if (statement.NotPrincipal is not null)
        {
            PolicyMatch named = Names(statement.NotPrincipal, request);
            // A Deny spares no role that has a permissions boundary, no matter what it names:
            // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
            return statement.Effect == "Deny" && request.Role is not null && named == PolicyMatch.Yes ? PolicyMatch.Unknown : Not(named);
        }

        return statement.Principal is null ? PolicyMatch.No : Names(statement.Principal, request);
    }

    private static PolicyMatch Names(PolicyPrincipal principal, PolicyRequest request)
    {
        if (principal.IsEverybody)
        {
            return PolicyMatch.Yes;
        }

        if (request.Service is not null)
        {
            bool named = principal.Values.Any(v => v.Key == "Service" && v.Value.Contains(request.Service)) || principal.AllAws().Contains("*");
            return named ? PolicyMatch.Yes : PolicyMatch.No;
        }

        return principal.AllAws().Select(p => NamesRole(p, request.Role!)).DefaultIfEmpty(PolicyMatch.No).Max();
    }

    /// <summary>By the role's own ARN, by its account, or everybody. A session of the role may be the caller's, or another.</summary>
    private static PolicyMatch NamesRole(string principal, string role)
    {
        string[] parts = role.Split(':');
        string canonical = PolicyMeaning.CanonicalPrincipal(principal);
        if (canonical == "*" || canonical == role || canonical == parts[4])
        {
            return PolicyMatch.Yes;
        }

        string session = $"arn:{parts[1]}:sts::{parts[4]}:assumed-role/{role.Substring(role.LastIndexOf('/') + 1)}/";
        return canonical.StartsWith(session, StringComparison.Ordinal) ? PolicyMatch.Unknown : PolicyMatch.No;
    }

    private static PolicyMatch OfNames(IReadOnlyList<string>? names, IReadOnlyList<string>? others, Func<string, PolicyMatch> match) =>
        others is not null ? Not(others.Select(match).DefaultIfEmpty(PolicyMatch.No).Max()) : (names ?? []).Select(match).DefaultIfEmpty(PolicyMatch.No).Max();

    private static PolicyMatch Not(PolicyMatch match) => PolicyMatch.Yes - (int)match;
}
