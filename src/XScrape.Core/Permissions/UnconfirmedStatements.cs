using XScrape.Policies;

namespace XScrape.Permissions;

/// <summary>
/// What only the handlers of CloudFormation's AWS::APS::Scraper name. It stays in,
/// since without it a creation may fail after many minutes; its Sids let anybody take it out.
/// </summary>
internal static class UnconfirmedStatements
{
    /// <summary>How their Sids begin.</summary>
    public const string Prefix = "Unconfirmed";

    public static IEnumerable<PolicyStatement> For(CallerScope scope) =>
    [
        CallerStatement.Allow(Prefix + "ReadWorkspace", ["aps:DescribeWorkspace"], [scope.Workspace!]),
        CallerStatement.Allow(Prefix + "ServiceLinkedRole", ["iam:DeleteServiceLinkedRole"], [ScraperStatements.LinkedRole(scope)]),
    ];
}
