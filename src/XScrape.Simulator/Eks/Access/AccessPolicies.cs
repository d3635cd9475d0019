namespace XScrape.Simulator.Eks.Access;

/// <summary>EKS's policies for access entries: https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html.</summary>
internal static class AccessPolicies
{
    public static IReadOnlyList<string> Names { get; } =
        ["AmazonEKSAdminPolicy", "AmazonEKSAdminViewPolicy", "AmazonEKSClusterAdminPolicy", "AmazonEKSEditPolicy", "AmazonEKSViewPolicy", "AmazonPrometheusScraperPolicy"];

    public static string Arn(string partition, string name) => $"arn:{partition}:eks::aws:cluster-access-policy/{name}";
}
