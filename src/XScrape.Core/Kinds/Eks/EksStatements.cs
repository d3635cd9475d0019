using XScrape.Arns;
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
        CallerStatement.Allow("ReadCluster", ["eks:DescribeCluster"], [scope.Source]),
        // AMP looks at the subnets in the caller's name, and XScrape itself where it chooses them; the service knows no resource for it.
        CallerStatement.Allow("ReadSubnets", ["ec2:DescribeSubnets"], ["*"], CallerStatement.In(scope.Region!)),
        CallerStatement.Allow("ReadNetwork", ["ec2:DescribeSecurityGroups"], ["*"], CallerStatement.ViaAmp),
        // AMP makes the access entry of its service-linked role in the caller's name, and CreateScraper is refused without this right.
        // Without the condition the caller could make himself an administrator of the cluster.
        CallerStatement.Allow("MakeAccessEntry", ["eks:CreateAccessEntry"], [scope.Source], CallerStatement.ViaAmp),
    ];

    public static IEnumerable<PolicyStatement> Unconfirmed(CallerScope scope) =>
    [
        // Without the condition the caller could make a role of his an administrator of the cluster.
        CallerStatement.Allow(UnconfirmedStatements.Prefix + "AccessPolicy", ["eks:AssociateAccessPolicy"], [AccessEntries(scope) + "/*"], CallerStatement.ViaAmp),
    ];

    public static IEnumerable<PolicyStatement> Diagnosis(CallerScope scope)
    {
        Region region = scope.Region!;
        return
        [
            // The caller himself asks, so AMP's name is no condition; these know no resource. ec2:DescribeSubnets is part of the procedure.
            CallerStatement.Allow("DiagnoseNetwork", ["ec2:DescribeSecurityGroups", "ec2:DescribeInstances"], ["*"], CallerStatement.In(region)),
            // Which VPC it is, the cluster says later.
            CallerStatement.Allow("DiagnoseVpc", ["ec2:DescribeVpcAttribute"], [$"arn:{scope.Partition}:ec2:{region}:{scope.Account}:vpc/*"]),
            CallerStatement.Allow("DiagnoseAccessEntry", ["eks:DescribeAccessEntry"], [$"{AccessEntries(scope)}/role/{scope.Account}/{ScraperStatements.LinkedRoles}"]),
        ];
    }

    private static string AccessEntries(CallerScope scope) => scope.Source.Replace(":cluster/", ":access-entry/");
}
