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

    /// <param name="scope">What it is about.</param>
    /// <param name="source">What the kind of the source has of it.</param>
    public static IEnumerable<PolicyStatement> For(CallerScope scope, IEnumerable<PolicyStatement> source) =>
    [
        .. source,
        CallerStatement.Allow(Prefix + "ReadWorkspace", ["aps:DescribeWorkspace"], [scope.Workspace!]),
        CallerStatement.Allow(Prefix + "ServiceLinkedRole", ["iam:DeleteServiceLinkedRole"], [ScraperStatements.LinkedRole(scope)]),
    ];
}
