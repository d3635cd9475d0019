using System.Text.Json.Nodes;

namespace XScrape.Simulator;

/// <summary>https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeCluster.html.</summary>
internal sealed class DescribeCluster() : EksOperation("GET", "/clusters/{name}", isWrite: false)
{
    public override Reply Run(Call call)
    {
        Cluster cluster = Find(call, "eks:DescribeCluster");
        ClusterSeed seed = cluster.Seed;
        return Reply.OfJson(new JsonObject
        {
            ["cluster"] = new JsonObject
            {
                ["name"] = cluster.Name,
                ["arn"] = seed.ClusterArn,
                ["createdAt"] = Seconds(cluster.Created),
                ["version"] = "1.33",
                ["endpoint"] = $"https://0A1B2C3D4E5F60718293A4B5C6D7E8F9.gr7.{cluster.Arn.Region}.eks.amazonaws.com",
                ["roleArn"] = cluster.RoleArn,
                ["resourcesVpcConfig"] = new JsonObject
                {
                    ["subnetIds"] = Strings(seed.Subnets.Select(subnet => subnet.SubnetId)),
                    ["securityGroupIds"] = Strings(seed.SecurityGroupIds.Skip(1)),
                    ["clusterSecurityGroupId"] = seed.SecurityGroupIds.Count > 0 ? seed.SecurityGroupIds[0] : null,
                    ["vpcId"] = seed.VpcId,
                    ["endpointPublicAccess"] = seed.EndpointPublicAccess,
                    ["endpointPrivateAccess"] = seed.EndpointPrivateAccess,
                    ["publicAccessCidrs"] = Strings(["0.0.0.0/0"]),
                },
                ["kubernetesNetworkConfig"] = new JsonObject { ["serviceIpv4Cidr"] = "172.20.0.0/16", ["ipFamily"] = "ipv4" },
                ["status"] = seed.Status,
                ["certificateAuthority"] = new JsonObject { ["data"] = "c2ltdWxhdGVk" },
                ["platformVersion"] = "eks.1",
                ["tags"] = new JsonObject(),
                ["accessConfig"] = new JsonObject { ["authenticationMode"] = seed.AuthenticationMode },
            },
        });
    }
}
