namespace XScrape.Simulator;

/// <summary>EKS's operations.</summary>
internal static class EksOperations
{
    public static IEnumerable<Operation> All =>
    [
        new CreateCluster(), new DescribeCluster(), new ListClusters(), new UpdateClusterConfig(), new DescribeUpdate(), new DeleteCluster(),
        new ListAccessEntries(), new DescribeAccessEntry(), new CreateAccessEntry(), new DeleteAccessEntry(),
        new ListAccessPolicies(), new AssociateAccessPolicy(), new ListAssociatedAccessPolicies(), new DisassociateAccessPolicy(),
    ];
}
