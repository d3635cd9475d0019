using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Permissions;
using XScrape.Policies;

namespace XScrape.Kinds.Known;

/// <summary>The least policy for the person or runbook that works on one side of a link: the whole procedure, changes, and the removal.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amp.html</remarks>
internal static class CallerPolicy
{
    /// <param name="side">Whose account the caller works in.</param>
    /// <param name="facts">What is known of the link; a pattern stands for what is not.</param>
    /// <param name="settings">What else is wanted.</param>
    public static PolicyDocument For(Side side, LinkFacts facts, CallerSettings settings)
    {
        CallerScope scope = CallerScope.Of(side, facts);
        RoleStatements roles = new(scope, settings);
        // Whoever does not say what is scraped or written to gets the kind that nearly all links have.
        SourceKind source = facts.Source is null ? SourceKinds.All[0] : SourceKinds.Of(facts.Source);
        DestinationKind destination = facts.Destination is null ? DestinationKinds.All[0] : DestinationKinds.Of(facts.Destination);
        IEnumerable<PolicyStatement> procedure = side == Side.Source
            ? [.. roles.Source, .. new ScraperStatements(scope, source.CallerStatements(scope)).All, .. UnconfirmedStatements.For(scope, source.UnconfirmedStatements(scope))]
            : roles.Target;
        if (!settings.Diagnosis)
        {
            return PolicyDocument.Of([.. procedure]);
        }

        IEnumerable<PolicyStatement> read = side == Side.Source ? source.DiagnosisStatements(scope) : destination.DiagnosisStatements(scope);
        return PolicyDocument.Of([.. procedure, .. Diagnosis(scope, read)]);
    }

    /// <summary>What diagnosis, proof and the checks before a creation read beyond what the procedure reads itself. Nothing of it writes.</summary>
    private static IEnumerable<PolicyStatement> Diagnosis(CallerScope scope, IEnumerable<PolicyStatement> kind) =>
        [CallerStatement.Allow("DiagnoseRole", ["iam:SimulatePrincipalPolicy"], [scope.Role]), .. kind];
}
