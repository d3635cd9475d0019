using System.Globalization;
using System.Xml.Linq;

namespace XScrape.Simulator;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html.</summary>
internal sealed class DescribeSubnets() : Ec2Operation
{
    public override Reply Run(Call call)
    {
        call.Authorize("ec2:DescribeSubnets", "*");
        IEnumerable<Placed> all = Clusters(call).SelectMany(cluster => cluster.Seed.Subnets.Select((subnet, index) => new Placed(cluster, subnet, index)));
        IReadOnlyList<Placed> found = Select(call, all.GroupBy(one => one.Subnet.SubnetId).Select(group => group.First()), "SubnetId", "InvalidSubnetID.NotFound", "subnet", Attribute);
        return Page(call, "subnetSet", found, placed => new XElement(
            "item",
            new XElement("subnetId", placed.Subnet.SubnetId),
            new XElement("subnetArn", $"arn:{call.Account.Partition}:ec2:{call.Region}:{call.Account.Id}:subnet/{placed.Subnet.SubnetId}"),
            new XElement("state", "available"),
            new XElement("ownerId", call.Account.Id),
            new XElement("vpcId", placed.Cluster.Seed.VpcId),
            new XElement("cidrBlock", $"10.0.{placed.Index.ToString(CultureInfo.InvariantCulture)}.0/24"),
            new XElement("availableIpAddressCount", placed.Subnet.FreeAddresses.ToString(CultureInfo.InvariantCulture)),
            new XElement("availabilityZone", placed.Subnet.AvailabilityZone),
            new XElement("availabilityZoneId", "usw2-az" + (placed.Index + 1).ToString(CultureInfo.InvariantCulture)),
            new XElement("defaultForAz", "false"),
            new XElement("mapPublicIpOnLaunch", "false")));
    }

    private static string[]? Attribute(Placed placed, string name) => name switch
    {
        "subnet-id" => [placed.Subnet.SubnetId],
        "vpc-id" => [placed.Cluster.Seed.VpcId],
        "availability-zone" => [placed.Subnet.AvailabilityZone],
        "state" => ["available"],
        _ => null,
    };

    private sealed record Placed(Cluster Cluster, SubnetSeed Subnet, int Index);
}
