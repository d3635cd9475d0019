using XScrape.Kinds.Networks;
using XScrape.Permissions;
using XScrape.Policies;

namespace XScrape.Kinds.Eks;

/// <summary>What the source side's caller needs for a cluster.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html,
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelastickubernetesservice.html and
/// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonPrometheusFullAccess.html
/// </remarks>
internal static class EksStatements
{
    public static IEnumerable<PolicyStatement> Procedure(CallerScope scope) =>
    [
        CallerStatement.Allow("ReadCluster", ["eks:DescribeCluster"], [scope.Source!]),
        .. NetworkStatements.Procedure(scope),
        // AMP makes the access entry of its service-linked role in the caller's name, and CreateScraper is refused without this right.
        // Without the condition the caller could make himself an administrator of the cluster.
        CallerStatement.Allow("MakeAccessEntry", ["eks:CreateAccessEntry"], [scope.Source!], CallerStatement.ViaAmp),
    ];

    public static IEnumerable<PolicyStatement> Unconfirmed(CallerScope scope) =>
    [
        // Without the condition the caller could make a role of his an administrator of the cluster.
        CallerStatement.Allow(UnconfirmedStatements.Prefix + "AccessPolicy", ["eks:AssociateAccessPolicy"], [AccessEntries(scope) + "/*"], CallerStatement.ViaAmp),
    ];

    public static IEnumerable<PolicyStatement> Diagnosis(CallerScope scope) =>
    [
        .. NetworkStatements.Diagnosis(scope, "ec2:DescribeSecurityGroups", "ec2:DescribeInstances"),
        CallerStatement.Allow("DiagnoseAccessEntry", ["eks:DescribeAccessEntry"], [$"{AccessEntries(scope)}/role/{scope.Account}/{ScraperStatements.LinkedRoles}"]),
    ];

    private static string AccessEntries(CallerScope scope) => scope.Source!.Replace(":cluster/", ":access-entry/");
}
