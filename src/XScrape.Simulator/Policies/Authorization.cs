using XScrape.Simulator.Setup;

namespace XScrape.Simulator.Policies;

/// <summary>
/// The order in which policies decide:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
/// </summary>
internal sealed class Authorization(UnconfirmedFacts facts)
{
    /// <summary>Decides by the caller's own policies only.</summary>
    public static Decision ByIdentity(RequestContext request)
    {
        ICaller caller = request.Caller;
        string action = request.Action;
        if (caller.Policies.Any(policy => policy.Evaluate(request).Denied))
        {
            return Decision.Denied("an identity-based policy");
        }

        PolicyEffect? boundary = caller.Boundary?.Evaluate(request);
        PolicyEffect? session = Session(request);
        if (boundary is { Denied: true } || session is { Denied: true })
        {
            return Decision.Denied(boundary is { Denied: true } ? "a permissions boundary" : "a session policy");
        }

        if (!caller.Policies.Any(policy => policy.Evaluate(request).Allowed))
        {
            return new Decision(false, $"because no identity-based policy allows the {action} action");
        }

        if (boundary is { Allowed: false })
        {
            return new Decision(false, $"because no permissions boundary allows the {action} action");
        }

        return session is { Allowed: false }
            ? new Decision(false, $"because no session policy allows the {action} action")
            : Decision.Allow;
    }

    /// <summary>Decides by the caller's own policies together with the policy of the resource; across accounts both must allow.</summary>
    public Decision ByBoth(RequestContext request, PolicyDocument resourcePolicy, IReadOnlyDictionary<string, string>? ids, string ownerId, string policyName)
    {
        PolicyEffect resource = resourcePolicy.Evaluate(request, ids);
        if (resource.Denied)
        {
            return Decision.Denied($"a {policyName}");
        }

        if (request.Caller.ServiceName is not null)
        {
            return resource.Allowed ? Decision.Allow : new Decision(false, $"because no {policyName} allows the {request.Action} action");
        }

        Decision identity = ByIdentity(request);
        if (!resource.Allowed)
        {
            return identity.IsExplicitDeny ? identity : new Decision(false, $"because no {policyName} allows the {request.Action} action");
        }

        bool sameAccount = request.Caller.AccountId == ownerId;
        bool grantedByName = sameAccount && resource.AllowedAs >= PrincipalMatch.Role && facts.SameAccountTrustByRoleArnSuffices;
        return identity.Allowed || (grantedByName && !IsLimited(request, resource.AllowedAs)) ? Decision.Allow : identity;
    }

    /// <summary>Of several session policies any may allow, and any may deny; null where there is none.</summary>
    private static PolicyEffect? Session(RequestContext request)
    {
        if (request.Caller.SessionPolicies is not { Count: > 0 } policies)
        {
            return null;
        }

        PolicyEffect[] effects = [.. policies.Select(policy => policy.Evaluate(request))];
        return new PolicyEffect(effects.Any(effect => effect.Denied), effects.Max(effect => effect.AllowedAs));
    }

    /// <summary>
    /// A grant that names the caller is still limited by every explicit deny. One to a role is limited by its boundary and by the session's
    /// policies, too; one to the session itself, to a user or to everybody is not:
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
    /// </summary>
    private static bool IsLimited(RequestContext request, PrincipalMatch grantedAs)
    {
        ICaller caller = request.Caller;
        PolicyEffect? boundary = caller.Boundary?.Evaluate(request);
        PolicyEffect? session = Session(request);
        return caller.Policies.Any(policy => policy.Evaluate(request).Denied)
            || boundary is { Denied: true }
            || session is { Denied: true }
            || (grantedAs == PrincipalMatch.Role && (boundary is { Allowed: false } || session is { Allowed: false }));
    }
}
