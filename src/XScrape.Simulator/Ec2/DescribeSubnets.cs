using System.Globalization;
using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Setup;

namespace XScrape.Simulator.Ec2;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html.</summary>
internal sealed class DescribeSubnets() : Ec2Operation
{
    protected override Reply Describe(Call call)
    {
        IEnumerable<Placed> all = Vpcs(call).SelectMany(vpc => vpc.Subnets.Select(subnet => new Placed(vpc, subnet, call.Account.Id)));
        IReadOnlyList<Placed> found = Select(call, all, "SubnetId", "InvalidSubnetID.NotFound", "subnet-id", Attribute);
        return Page(call, "subnetSet", found, placed => new XElement(
            "item",
            new XElement("subnetId", placed.Seed.SubnetId),
            new XElement("subnetArn", $"arn:{call.Account.Partition}:ec2:{call.Region}:{call.Account.Id}:subnet/{placed.Seed.SubnetId}"),
            new XElement("state", "available"),
            new XElement("ownerId", call.Account.Id),
            new XElement("vpcId", placed.Vpc.Id),
            new XElement("cidrBlock", placed.Subnet.Cidr),
            new XElement("availableIpAddressCount", placed.Seed.FreeAddresses.ToString(CultureInfo.InvariantCulture)),
            new XElement("availabilityZone", placed.Seed.AvailabilityZone),
            new XElement("availabilityZoneId", Networks.ZoneId(placed.Seed.AvailabilityZone)),
            new XElement("defaultForAz", Flag(placed.Subnet.IsDefault)),
            new XElement("mapPublicIpOnLaunch", Flag(placed.Seed.IsPublic))));
    }

    private static string[]? Attribute(Placed placed, string name) => name switch
    {
        "subnet-id" => [placed.Seed.SubnetId],
        "vpc-id" => [placed.Vpc.Id],
        "availability-zone" or "availabilityZone" => [placed.Seed.AvailabilityZone],
        "availability-zone-id" or "availabilityZoneId" => [Networks.ZoneId(placed.Seed.AvailabilityZone)],
        "available-ip-address-count" => [placed.Seed.FreeAddresses.ToString(CultureInfo.InvariantCulture)],
        "cidr" or "cidr-block" or "cidrBlock" => [placed.Subnet.Cidr],
        "default-for-az" or "defaultForAz" => [Flag(placed.Subnet.IsDefault)],
        "map-public-ip-on-launch" => [Flag(placed.Seed.IsPublic)],
        "owner-id" => [placed.Owner],
        "state" => ["available"],
        _ => null,
    };

    private sealed record Placed(Vpc Vpc, VpcSubnet Subnet, string Owner)
    {
        public SubnetSeed Seed => Subnet.Seed;
    }
}
