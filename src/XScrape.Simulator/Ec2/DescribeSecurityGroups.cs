using System.Xml.Linq;

namespace XScrape.Simulator;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html.</summary>
internal sealed class DescribeSecurityGroups() : Ec2Operation
{
    public override Reply Run(Call call)
    {
        call.Authorize("ec2:DescribeSecurityGroups", "*");
        IEnumerable<Placed> all = Clusters(call).SelectMany(cluster => cluster.Seed.SecurityGroupIds.Select(id => new Placed(cluster, id)));
        IReadOnlyList<Placed> found = Select(call, all.GroupBy(one => one.GroupId).Select(group => group.First()), "GroupId", "InvalidGroup.NotFound", "group", Attribute);
        return Page(call, "securityGroupInfo", found, placed => new XElement(
            "item",
            new XElement("ownerId", call.Account.Id),
            new XElement("groupId", placed.GroupId),
            new XElement("groupName", GroupName(placed)),
            new XElement("groupDescription", "EKS created security group applied to ENI that is attached to EKS control plane nodes"),
            new XElement("vpcId", placed.Cluster.Seed.VpcId),
            new XElement("ipPermissions", placed.Cluster.Seed.AllowsIngress
                ? Rule("-1", new XElement("groups", new XElement("item", new XElement("groupId", placed.GroupId), new XElement("userId", call.Account.Id))))
                : null),
            new XElement("ipPermissionsEgress", placed.Cluster.Seed.AllowsEgress
                ? Rule("-1", new XElement("ipRanges", new XElement("item", new XElement("cidrIp", "0.0.0.0/0"))))
                : null)));
    }

    private static string GroupName(Placed placed) => $"eks-cluster-sg-{placed.Cluster.Name}-{placed.GroupId.Substring(placed.GroupId.Length - Math.Min(4, placed.GroupId.Length))}";

    private static XElement Rule(string protocol, XElement peers) => new("item", new XElement("ipProtocol", protocol), peers);

    private static string[]? Attribute(Placed placed, string name) => name switch
    {
        "group-id" => [placed.GroupId],
        "group-name" => [GroupName(placed)],
        "vpc-id" => [placed.Cluster.Seed.VpcId],
        _ => null,
    };

    private sealed record Placed(Cluster Cluster, string GroupId);
}
