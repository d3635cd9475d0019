using XScrape.Arns;
using XScrape.Links;
using XScrape.Policies;
using XScrape.Policies.Trust;

namespace XScrape.Permissions;

/// <summary>What diagnosis, proof and the checks before a creation read beyond what the procedure reads itself. Nothing of it writes.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html,
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelastickubernetesservice.html and
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amp.html
/// </remarks>
internal static class DiagnosisStatements
{
    private const string Diagnose = "Diagnose";

    public static IEnumerable<PolicyStatement> For(TrustRole side, CallerScope scope) =>
        [CallerStatement.Allow(Diagnose + "Role", ["iam:SimulatePrincipalPolicy"], [scope.Role]), .. side == TrustRole.Source ? Source(scope) : Target(scope)];

    private static IEnumerable<PolicyStatement> Source(CallerScope scope)
    {
        Region region = scope.Region!;
        return
        [
            // The caller himself asks, so AMP's name is no condition; these know no resource. ec2:DescribeSubnets is part of the procedure.
            CallerStatement.Allow(Diagnose + "Network", ["ec2:DescribeSecurityGroups", "ec2:DescribeInstances"], ["*"], CallerStatement.In(region)),
            // Which VPC it is, the cluster says later.
            CallerStatement.Allow(Diagnose + "Vpc", ["ec2:DescribeVpcAttribute"], [$"arn:{scope.Partition}:ec2:{region}:{scope.Account}:vpc/*"]),
            CallerStatement.Allow(
                Diagnose + "AccessEntry",
                ["eks:DescribeAccessEntry"],
                [$"{scope.Cluster.Replace(":cluster/", ":access-entry/")}/role/{scope.Account}/{ScraperStatements.LinkedRoles}"]),
        ];
    }

    private static IEnumerable<PolicyStatement> Target(CallerScope scope) =>
    [
        CallerStatement.Allow(
            Diagnose + "Workspace",
            ["aps:DescribeWorkspace", "aps:DescribeResourcePolicy", "aps:QueryMetrics"],
            [scope.Workspace ?? throw LinkFacts.Missing("Region", "-Region")]),
    ];
}
