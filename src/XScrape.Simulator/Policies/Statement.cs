using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Policies;

/// <summary>One statement of a policy.</summary>
internal sealed class Statement
{
    public string? Sid { get; init; }

    public bool Allows { get; init; }

    public PrincipalSet? Principals { get; init; }

    public PrincipalSet? NotPrincipals { get; init; }

    public string[]? Actions { get; init; }

    public string[]? NotActions { get; init; }

    public string[]? Resources { get; init; }

    public string[]? NotResources { get; init; }

    /// <summary>Whether <c>${key}</c> stands for a value of the request.</summary>
    public bool Variables { get; init; } = true;

    public IReadOnlyList<ConditionTest> Conditions { get; init; } = [];

    /// <summary>Whether action, resource and conditions fit, for any caller.</summary>
    public bool Covers(RequestContext request) => CoversAction(request) && CoversResource(request) && Conditions.All(test => test.Holds(request));

    /// <summary>
    /// How the statement names the caller; identity policies name no principal and apply to their owner. A Deny with NotPrincipal spares no one who has
    /// a permissions boundary: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
    /// </summary>
    public PrincipalMatch Names(ICaller caller, IReadOnlyDictionary<string, string>? ids)
    {
        if (NotPrincipals is not null)
        {
            return (!Allows && caller.Boundary is not null) || NotPrincipals.Match(caller, ids) == PrincipalMatch.None ? PrincipalMatch.Direct : PrincipalMatch.None;
        }

        return Principals?.Match(caller, ids) ?? PrincipalMatch.Direct;
    }

    private bool CoversAction(RequestContext request) => Actions is not null
        ? Actions.Any(pattern => Wildcard.Matches(pattern, request.Action, ignoreCase: true))
        : !NotActions!.Any(pattern => Wildcard.Matches(pattern, request.Action, ignoreCase: true));

    private bool CoversResource(RequestContext request)
    {
        if (Resources is null && NotResources is null)
        {
            return true; // a trust policy: the resource is the role itself
        }

        return Resources is not null
            ? Resources.Any(pattern => Fits(pattern, request))
            : !NotResources!.Any(pattern => Fits(pattern, request));
    }

    private bool Fits(string pattern, RequestContext request) =>
        (Variables ? PolicyVariables.Expand(pattern, request) : pattern) is { } wanted && (wanted == "*" || Wildcard.MatchesResource(wanted, request.Resource));
}
