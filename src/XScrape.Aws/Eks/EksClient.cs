using System.Text.Json;
using XScrape.Arns;
using XScrape.Aws.Credentials;
using XScrape.Aws.Wire;
using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.Aws.Eks;

/// <summary>Amazon EKS: DescribeCluster. Members are named as AWS names them.</summary>
/// <remarks>https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeCluster.html</remarks>
internal sealed class EksClient(AccountCredentials credentials, WireSite site) : RestClient(credentials, ServiceName.Eks, site), IEks
{
    public async Task<EksCluster?> DescribeClusterAsync(string name, CancellationToken stop)
    {
        try
        {
            Answer answer = await SendAsync("DescribeCluster", "GET", "/clusters/{name}", r => r.Label("name", name), null, stop).ConfigureAwait(false);
            return Read(answer, "DescribeCluster", root => ReadCluster(root.Need("cluster")));
        }
        catch (XScrapeException fault) when (fault.Id == FailureId.NotFound)
        {
            return null;
        }
    }

    private static EksCluster ReadCluster(JsonElement cluster)
    {
        JsonElement? vpc = cluster.Member("resourcesVpcConfig");
        return new EksCluster(
            ClusterArn.Parse(cluster.NeedText("arn")),
            cluster.Text("status") ?? string.Empty,
            cluster.Member("accessConfig")?.Text("authenticationMode"),
            Ids(vpc, "subnetIds"),
            Ids(vpc, "securityGroupIds"),
            vpc?.Text("clusterSecurityGroupId"),
            vpc?.Text("vpcId"),
            vpc?.Flag("endpointPublicAccess") ?? false,
            vpc?.Flag("endpointPrivateAccess") ?? false);
    }

    private static IdList Ids(JsonElement? parent, string name) => parent is { } vpc ? IdList.Of(vpc.Texts(name)) : IdList.Empty;
}
