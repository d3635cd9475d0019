namespace XScrape.Cloud;

/// <summary>Amazon EKS: DescribeCluster.</summary>
internal interface IEks
{
    /// <summary>Null if there is no such cluster.</summary>
    Task<EksCluster?> DescribeClusterAsync(string name, CancellationToken stop);
}
