using XScrape.Simulator.Eks.Access;
using XScrape.Simulator.Eks.Clusters;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Eks;

/// <summary>EKS.</summary>
internal sealed class EksService() : AwsService("eks", Protocol.RestJson, All)
{
    public override AwsError Throttled(int? retryAfterSeconds) => new(429, "ThrottlingException", "Rate exceeded") { RetryAfterSeconds = retryAfterSeconds };

    public override AwsError ServerFailure() => new(500, "ServerException", "An internal error occurred.");

    private static IEnumerable<Operation> All =>
    [
        new CreateCluster(), new DescribeCluster(), new ListClusters(), new UpdateClusterConfig(), new DescribeUpdate(), new DeleteCluster(),
        new ListAccessEntries(), new DescribeAccessEntry(), new CreateAccessEntry(), new DeleteAccessEntry(),
        new ListAccessPolicies(), new AssociateAccessPolicy(), new ListAssociatedAccessPolicies(), new DisassociateAccessPolicy(),
    ];
}
