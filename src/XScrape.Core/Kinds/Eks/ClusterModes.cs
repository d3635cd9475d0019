namespace XScrape.Kinds.Eks;

/// <summary>How a cluster decides which identities have access.</summary>
/// <remarks>https://docs.aws.amazon.com/eks/latest/userguide/grant-k8s-access.html</remarks>
internal static class ClusterModes
{
    /// <summary>Only by a map inside the cluster, which no AWS API shows or writes.</summary>
    public const string ConfigMap = "CONFIG_MAP";
}
