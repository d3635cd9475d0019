using XScrape.Policies;

namespace XScrape.Conformance.Decisions;

/// <summary>Asks Core's evaluation, which knows only some of the circumstances, and must be right wherever it claims to be certain.</summary>
internal static class CoreSide
{
    /// <summary>How often it was certain about a resource's policy.</summary>
    public static bool IsCertain(DecisionCase asked, OurAnswer ours) => Ask(asked, ours) is { } said && (said.IsAllowed || said.IsRefused);

    /// <summary>Every certainty that the other evaluator contradicts.</summary>
    public static IEnumerable<string> Contradictions(DecisionCase asked, OurAnswer ours, TheirAnswer theirs)
    {
        bool lets = theirs.Resource is "Allowed" or "AllowedForAccount";
        if (Ask(asked, ours) is { } said && ((said.IsAllowed && !lets) || (said.IsRefused && lets)))
        {
            yield return $"Core is certain that the resource's policy {(said.IsAllowed ? "lets the request in" : "refuses the request")}, and it is {theirs.Resource}";
        }

        for (int i = 0; i < asked.Identity.Length; i++)
        {
            if (PolicyDocument.Parse(asked.Identity[i].ToString()).Allows(asked.Deed.Action, asked.Resource) && !theirs.Grants.Contains($"p{i}"))
            {
                yield return $"Core says that the policy {i} grants the action by itself";
            }
        }
    }

    private static PolicyEvaluation? Ask(DecisionCase asked, OurAnswer ours)
    {
        if (asked.ResourcePolicy is null || asked.Caller == MadeCaller.User)
        {
            return null; // it is about roles and services only
        }

        int at = 0;
        return PolicyEvaluation.Of(PolicyDocument.Parse(asked.ResourcePolicy.ToString()), new PolicyRequest(asked.Deed.Action)
        {
            Resource = asked.Deed.IsTrust ? null : asked.Resource,
            Role = asked.Caller == MadeCaller.Session ? Deed.RoleArn : null,
            Service = asked.Caller == MadeCaller.Service ? Deed.Service : null,
            // A third of the keys stays unknown, another one in each case.
            Context = ours.Context.Where(key => !MadeKey.IsSet(key.Key) && (asked.Number + at++) % 3 != 0).ToDictionary(key => key.Key, key => key.Value[0]),
        });
    }
}
