using XScrape.Policies;

namespace XScrape.Permissions;

/// <summary>
/// What only secondary sources name: the handlers of CloudFormation's AWS::APS::Scraper, and reports of refusals. It stays in,
/// since without it a creation may fail after many minutes; its Sids let anybody take it out.
/// </summary>
internal static class UnconfirmedStatements
{
    private const string Unconfirmed = "Unconfirmed";

    public static IEnumerable<PolicyStatement> For(CallerScope scope) =>
    [
        // Without the condition the caller could make himself an administrator of the cluster.
        CallerStatement.Allow(
            Unconfirmed + "AccessEntry",
            ["eks:CreateAccessEntry", "eks:AssociateAccessPolicy"],
            [scope.Cluster, scope.Cluster.Replace(":cluster/", ":access-entry/") + "/*"],
            CallerStatement.ViaAmp),
        CallerStatement.Allow(Unconfirmed + "ReadWorkspace", ["aps:DescribeWorkspace"], [scope.Workspace!]),
        CallerStatement.Allow(Unconfirmed + "ServiceLinkedRole", ["iam:DeleteServiceLinkedRole"], [ScraperStatements.LinkedRole(scope)]),
    ];
}
