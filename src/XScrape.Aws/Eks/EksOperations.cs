using XScrape.Aws.Wire.Requests;

namespace XScrape.Aws.Eks;

/// <summary>The operations of EKS that are used.</summary>
internal static class EksOperations
{
    public static Operation DescribeCluster { get; } = new(ServiceName.Eks, "DescribeCluster") { Method = "GET", Route = "/clusters/{name}", Members = ["cluster"] };

    public static Operation DescribeAccessEntry { get; } = new(ServiceName.Eks, "DescribeAccessEntry")
    {
        Method = "GET",
        Route = "/clusters/{name}/access-entries/{principalArn}",
        Members = ["accessEntry"],
    };
}
