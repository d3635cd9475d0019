using XScrape.Arns;
using XScrape.Permissions;
using XScrape.Policies;

namespace XScrape.Kinds.Networks;

/// <summary>What the source side's caller needs for the network of a collector.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html</remarks>
internal static class NetworkStatements
{
    public static IEnumerable<PolicyStatement> Procedure(CallerScope scope) =>
    [
        // AMP looks at the subnets in the caller's name, and XScrape itself where it chooses them; the service knows no resource for it.
        CallerStatement.Allow("ReadSubnets", ["ec2:DescribeSubnets"], ["*"], CallerStatement.In(scope.Region!)),
        CallerStatement.Allow("ReadNetwork", ["ec2:DescribeSecurityGroups"], ["*"], CallerStatement.ViaAmp),
    ];

    /// <param name="scope">What it is about.</param>
    /// <param name="actions">What the kind reads of the network; these actions know no resource.</param>
    public static IEnumerable<PolicyStatement> Diagnosis(CallerScope scope, params string[] actions)
    {
        Region region = scope.Region!;
        return
        [
            // The caller himself asks, so AMP's name is no condition. ec2:DescribeSubnets is part of the procedure.
            CallerStatement.Allow("DiagnoseNetwork", actions, ["*"], CallerStatement.In(region)),
            // Which VPC it is, what was read says later.
            CallerStatement.Allow("DiagnoseVpc", ["ec2:DescribeVpcAttribute"], [$"arn:{scope.Partition}:ec2:{region}:{scope.Account}:vpc/*"]),
        ];
    }
}
