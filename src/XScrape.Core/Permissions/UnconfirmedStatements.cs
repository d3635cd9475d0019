using XScrape.Policies;

namespace XScrape.Permissions;

/// <summary>
/// What only the handlers of CloudFormation's AWS::APS::Scraper name. It stays in,
/// since without it a creation may fail after many minutes; its Sids let anybody take it out.
/// </summary>
internal static class UnconfirmedStatements
{
    private const string Unconfirmed = "Unconfirmed";

    public static IEnumerable<PolicyStatement> For(CallerScope scope) =>
    [
        // Without the condition the caller could make a role of his an administrator of the cluster.
        CallerStatement.Allow(
            Unconfirmed + "AccessPolicy",
            ["eks:AssociateAccessPolicy"],
            [scope.Cluster.Replace(":cluster/", ":access-entry/") + "/*"],
            CallerStatement.ViaAmp),
        CallerStatement.Allow(Unconfirmed + "ReadWorkspace", ["aps:DescribeWorkspace"], [scope.Workspace!]),
        CallerStatement.Allow(Unconfirmed + "ServiceLinkedRole", ["iam:DeleteServiceLinkedRole"], [ScraperStatements.LinkedRole(scope)]),
    ];
}
