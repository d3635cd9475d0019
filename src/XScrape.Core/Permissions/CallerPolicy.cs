using XScrape.Links;
using XScrape.Policies;
using XScrape.Policies.Trust;

namespace XScrape.Permissions;

/// <summary>The least policy for the person or runbook that works on one side of a link: the whole procedure, changes, and the way back.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amp.html</remarks>
internal static class CallerPolicy
{
    /// <param name="side">Whose account the caller works in.</param>
    /// <param name="facts">What is known of the link; a pattern stands for what is not.</param>
    /// <param name="settings">What else is wanted.</param>
    public static PolicyDocument For(TrustRole side, LinkFacts facts, CallerSettings settings)
    {
        CallerScope scope = CallerScope.Of(side, facts);
        RoleStatements roles = new(scope, settings);
        IEnumerable<PolicyStatement> procedure = side == TrustRole.Source
            ? [.. roles.Source, .. new ScraperStatements(scope).All, .. UnconfirmedStatements.For(scope)]
            : roles.Target;
        return PolicyDocument.Of([.. procedure, .. settings.Diagnosis ? DiagnosisStatements.For(side, scope) : []]);
    }
}
