using XScrape.Arns;

namespace XScrape.Cloud.Eks;

/// <summary>A cluster as EKS describes it.</summary>
internal sealed record EksCluster(
    ClusterArn Arn,
    string Status,
    string? AuthenticationMode,
    IdList Subnets,
    IdList SecurityGroups,
    string? ClusterSecurityGroup,
    string? VpcId,
    bool EndpointPublicAccess,
    bool EndpointPrivateAccess)
{
    /// <summary>When it was made; null where the answer does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The tag that every node has: https://docs.aws.amazon.com/eks/latest/userguide/worker.html.</summary>
    public string NodeTag => "kubernetes.io/cluster/" + Arn.Name;
}
