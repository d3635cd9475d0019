using System.Text.Json;
using XScrape.Arns;
using XScrape.Aws.Signing;
using XScrape.Aws.Wire;
using XScrape.Aws.Wire.Requests;
using XScrape.Aws.Wire.Responses;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud.Eks;
using XScrape.Failures;

namespace XScrape.Aws.Eks;

/// <summary>Amazon EKS: clusters, and who has access to them. Members are named as AWS names them.</summary>
/// <remarks>https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeCluster.html</remarks>
internal sealed class EksClient(AccountCredentials credentials, WireSite site) : RestClient(credentials, ServiceName.Eks, site), IEks
{
    public async Task<EksCluster?> DescribeClusterAsync(string name, CancellationToken stop)
    {
        try
        {
            ServiceResponse answer = await SendAsync(EksOperations.DescribeCluster, r => r.Label("name", name), null, stop).ConfigureAwait(false);
            return Read(answer, EksOperations.DescribeCluster, root => ReadCluster(root.Need("cluster")));
        }
        catch (XScrapeException fault) when (fault.Id == FailureId.NotFound)
        {
            return null;
        }
    }

    public async Task<EksAccessEntry?> DescribeAccessEntryAsync(string cluster, string principalArn, CancellationToken stop)
    {
        try
        {
            ServiceResponse answer = await SendAsync(
                EksOperations.DescribeAccessEntry,
                r => r.Label("name", cluster).Label("principalArn", principalArn),
                null,
                stop).ConfigureAwait(false);
            return Read(answer, EksOperations.DescribeAccessEntry, root =>
            {
                JsonElement entry = root.Need("accessEntry");
                return new EksAccessEntry(entry.NeedText("principalArn"), entry.Text("username"), entry.Text("type"));
            });
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
            vpc?.Flag("endpointPrivateAccess") ?? false)
        {
            CreatedAt = cluster.Time("createdAt"),
        };
    }

    private static IdList Ids(JsonElement? parent, string name) => parent is { } vpc ? IdList.Of(vpc.Texts(name)) : IdList.Empty;
}
