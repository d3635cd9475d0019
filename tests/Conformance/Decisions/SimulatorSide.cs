using System.Globalization;
using XScrape.Simulator.Policies;
using XScrape.Simulator.Setup;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Conformance.Decisions;

/// <summary>Asks the simulator's own evaluator.</summary>
internal static class SimulatorSide
{
    private static readonly DateTimeOffset s_begun = DateTimeOffset.Parse("2026-01-01T00:00:00Z", CultureInfo.InvariantCulture);
    private static readonly Account s_near = new(new AccountSeed { AccountId = Deed.Near }, Deed.Near, "aws");
    private static readonly Account s_far = new(new AccountSeed { AccountId = Deed.Far }, Deed.Far, "aws");
    private static readonly Authorization s_authorization = new(UnconfirmedFacts.Default);

    public static OurAnswer Ask(DecisionCase asked)
    {
        Caller caller = CallerOf(asked);
        Dictionary<string, string[]> context = caller.ContextKeys().ToDictionary(key => key.Key, key => new[] { key.Value }, StringComparer.OrdinalIgnoreCase);
        RequestContext request = new(caller, asked.Deed.Action, asked.Resource);
        foreach ((string key, string[] values) in asked.Keys)
        {
            context[key] = values;
            request.With(key, values);
        }

        if (asked.ResourcePolicy is null)
        {
            return new OurAnswer(Word(Authorization.ByIdentity(request)), null, context);
        }

        PolicyDocument policy = PolicyDocument.Parse(asked.ResourcePolicy.ToString(), asked.Deed.IsTrust ? PolicyKind.Trust : PolicyKind.Resource);
        Account owner = asked.Owner == Deed.Near ? s_near : s_far;
        // A role needs its trust policy in any case; for the policy of a workspace there is no such rule here, and it is asked by itself.
        string? decision = asked.Deed.IsTrust ? Word(s_authorization.ByBoth(request, policy, null, owner.Id, "trust policy")) : null;
        return new OurAnswer(decision, Word(policy.Evaluate(request)), context);
    }

    private static string Word(Decision decision) => decision.Allowed ? "Allowed"
        : decision.IsExplicitDeny ? "ExplicitlyDenied"
        : "ImplicitlyDenied";

    private static string Word(PolicyEffect effect) => effect.Denied ? "ExplicitlyDenied"
        : effect.AllowedAs == PrincipalMatch.Account ? "AllowedForAccount"
        : effect.Allowed ? "Allowed"
        : "ImplicitlyDenied";

    private static Caller CallerOf(DecisionCase asked)
    {
        if (asked.Caller == MadeCaller.Service)
        {
            return new Caller(s_near, Deed.Service);
        }

        Identity identity = asked.Caller == MadeCaller.User
            ? new User(s_near, "/ops/", "Ann", "AIDA00000000000000ANN", s_begun)
            : new Role(s_near, "/amp/", "Source", "AROA000000000000SOURCE", s_begun, new TrustPolicy(string.Empty, new PolicyDocument([]), new Dictionary<string, string>()));
        foreach (MadePolicy policy in asked.Identity)
        {
            identity.Put("p" + identity.Inline.Count.ToString(CultureInfo.InvariantCulture), new InlinePolicy(string.Empty, PolicyDocument.Parse(policy.ToString(), PolicyKind.Identity)));
        }

        if (asked.Boundary is { } boundary)
        {
            identity.BoundaryPolicy = new ManagedPolicy($"arn:aws:iam::{Deed.Near}:policy/Boundary", "ANPA0000000000000", boundary.ToString(), s_begun);
        }

        foreach ((string key, string value) in asked.Tags)
        {
            identity.Tags.Set(key, value);
        }

        return identity is Role role ? new Caller(role, "aps-scraper", new SessionTerms(s_begun) { PolicyText = asked.Session?.ToString() }) : new Caller((User)identity);
    }
}
