namespace XScrape.Simulator;

/// <summary>EKS's operations.</summary>
internal static class EksOperations
{
    public static IEnumerable<Operation> All =>
    [
        new DescribeCluster(), new ListAccessEntries(), new DescribeAccessEntry(), new CreateAccessEntry(), new DeleteAccessEntry(),
    ];
}
