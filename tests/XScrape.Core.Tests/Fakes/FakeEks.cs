using XScrape.Arns;
using XScrape.Cloud.Eks;

namespace XScrape.Tests.Fakes;

/// <summary>EKS with one cluster, prod-1, in three subnets.</summary>
internal sealed class FakeEks(FakeCalls calls) : IEks
{
    public Task<EksCluster?> DescribeClusterAsync(string name, CancellationToken stop) => Task.FromResult(calls.Make("DescribeCluster", () => name == "prod-1"
        ? new EksCluster(ClusterArn.Parse(Samples.Cluster), "ACTIVE", "API", IdList.Subnets(["subnet-1;subnet-2;subnet-3"]), IdList.SecurityGroups(["sg-1"]), null, "vpc-1", true, true)
        : null));

    public Task<EksAccessEntry?> DescribeAccessEntryAsync(string cluster, string principalArn, CancellationToken stop) => throw new NotSupportedException();
}
