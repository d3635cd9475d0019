using System.Text.Json.Nodes;
using XScrape.Simulator.Eks.Requests;
using XScrape.Simulator.Json;
using XScrape.Simulator.Setup;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Eks.Clusters;

/// <summary>Writes a cluster as EKS shows it.</summary>
internal static class ClusterJson
{
    public static JsonObject Of(Cluster cluster, DateTimeOffset now)
    {
        ClusterSeed seed = cluster.Seed;
        return new JsonObject
        {
            ["name"] = cluster.Name,
            ["arn"] = seed.ClusterArn,
            ["createdAt"] = EksOperation.Seconds(cluster.Created),
            ["version"] = cluster.Version,
            ["endpoint"] = $"https://0A1B2C3D4E5F60718293A4B5C6D7E8F9.gr7.{cluster.Arn.Region}.eks.amazonaws.com",
            ["roleArn"] = cluster.RoleArn,
            ["resourcesVpcConfig"] = new JsonObject
            {
                ["subnetIds"] = EksOperation.Strings(seed.Subnets.Select(subnet => subnet.SubnetId)),
                ["securityGroupIds"] = EksOperation.Strings(seed.SecurityGroupIds.Skip(1)),
                ["clusterSecurityGroupId"] = seed.SecurityGroupIds.Count > 0 ? seed.SecurityGroupIds[0] : null,
                ["vpcId"] = seed.VpcId,
                ["endpointPublicAccess"] = seed.EndpointPublicAccess,
                ["endpointPrivateAccess"] = seed.EndpointPrivateAccess,
                ["publicAccessCidrs"] = EksOperation.Strings(["0.0.0.0/0"]),
            },
            ["kubernetesNetworkConfig"] = new JsonObject { ["serviceIpv4Cidr"] = "172.20.0.0/16", ["ipFamily"] = "ipv4" },
            ["status"] = cluster.StatusAt(now),
            ["certificateAuthority"] = new JsonObject { ["data"] = "c2ltdWxhdGVk" },
            ["platformVersion"] = "eks.1",
            ["tags"] = JsonOf.Tags(cluster.Tags),
            ["accessConfig"] = new JsonObject { ["authenticationMode"] = seed.AuthenticationMode },
        };
    }
}
