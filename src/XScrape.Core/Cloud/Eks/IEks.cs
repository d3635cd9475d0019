namespace XScrape.Cloud.Eks;

/// <summary>Amazon EKS: clusters, and who has access to them.</summary>
internal interface IEks
{
    /// <summary>Null if there is no such cluster.</summary>
    Task<EksCluster?> DescribeClusterAsync(string name, CancellationToken stop);

    /// <summary>Null if that principal has no access entry.</summary>
    Task<EksAccessEntry?> DescribeAccessEntryAsync(string cluster, string principalArn, CancellationToken stop);
}
