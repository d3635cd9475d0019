using System.Globalization;
using System.Text;
using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Http.Signing;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Ec2;

/// <summary>
/// The nodes of clusters, with the tag that a node has: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html.
/// </summary>
internal sealed class DescribeInstances() : Ec2Operation
{
    private const string Owned = "owned";

    protected override Reply Describe(Call call)
    {
        IReadOnlyList<Node> found = Select(call, All(call), "InstanceId", "InvalidInstanceID.NotFound", "instance-id", Attribute);
        return Page(call, "reservationSet", found, node => new XElement(
            "item",
            new XElement("reservationId", "r-" + node.Id.Substring(2)),
            new XElement("ownerId", call.Account.Id),
            new XElement("groupSet"),
            new XElement("instancesSet", new XElement(
                "item",
                new XElement("instanceId", node.Id),
                new XElement("instanceState", new XElement("code", "16"), new XElement("name", "running")),
                new XElement("instanceType", "m7g.large"),
                new XElement("subnetId", node.Subnet.Seed.SubnetId),
                new XElement("vpcId", node.Vpc.Id),
                new XElement("placement", new XElement("availabilityZone", node.Subnet.Seed.AvailabilityZone)),
                new XElement("groupSet", Groups(node)),
                new XElement("networkInterfaceSet", new XElement("item", new XElement("subnetId", node.Subnet.Seed.SubnetId), new XElement("groupSet", Groups(node)))),
                new XElement("tagSet", new XElement("item", new XElement("key", node.Tag), new XElement("value", Owned)))))));
    }

    private static IEnumerable<XElement> Groups(Node node) => node.GroupIds.Select(id => new XElement("item", new XElement("groupId", id)));

    private static IEnumerable<Node> All(Call call) =>
        from cluster in call.Account.Clusters.Values
        where cluster.Arn.Region == call.Region
        from vpc in Vpcs(call)
        where vpc.Id == cluster.Seed.VpcId
        from subnet in vpc.Subnets
        where cluster.Seed.Subnets.Any(own => own.SubnetId == subnet.Seed.SubnetId)
        from number in Enumerable.Range(1, cluster.Seed.NodesPerSubnet)
        select new Node(cluster, vpc, subnet, number);

    private static string[]? Attribute(Node node, string name) => name switch
    {
        "instance-id" => [node.Id],
        "subnet-id" => [node.Subnet.Seed.SubnetId],
        "vpc-id" => [node.Vpc.Id],
        "availability-zone" => [node.Subnet.Seed.AvailabilityZone],
        "instance-state-name" => ["running"],
        "instance.group-id" or "network-interface.group-id" => [.. node.GroupIds],
        "tag-key" => [node.Tag],
        _ when name == "tag:" + node.Tag => [Owned],
        _ => null,
    };

    private sealed record Node(Cluster Cluster, Vpc Vpc, VpcSubnet Subnet, int Number)
    {
        public string Id => "i-0" + Hashing.Sha256(Encoding.ASCII.GetBytes($"{Cluster.Arn}{Subnet.Seed.SubnetId}{Number.ToString(CultureInfo.InvariantCulture)}")).Substring(0, 16);

        /// <summary>https://docs.aws.amazon.com/eks/latest/userguide/worker.html.</summary>
        public string Tag => "kubernetes.io/cluster/" + Cluster.Name;

        public IEnumerable<string> GroupIds => Cluster.Seed.NodeSecurityGroupIds.Count > 0 ? Cluster.Seed.NodeSecurityGroupIds : Cluster.Seed.SecurityGroupIds.Take(1);
    }
}
