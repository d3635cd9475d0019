using System.Globalization;
using System.Text;
using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Http.Signing;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Ec2;

/// <summary>
/// The network interfaces of collectors, one a subnet while the scraper stands:
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html.
/// </summary>
internal sealed class DescribeNetworkInterfaces() : Ec2Operation
{
    protected override Reply Describe(Call call)
    {
        IReadOnlyList<Placed> found = Select(call, All(call), "NetworkInterfaceId", "InvalidNetworkInterfaceID.NotFound", "network-interface-id", Attribute);
        return Page(call, "networkInterfaceSet", found, placed => new XElement(
            "item",
            new XElement("networkInterfaceId", placed.Id),
            new XElement("subnetId", placed.Subnet.Seed.SubnetId),
            new XElement("vpcId", placed.Vpc.Id),
            new XElement("availabilityZone", placed.Subnet.Seed.AvailabilityZone),
            new XElement("description", placed.Description),
            new XElement("ownerId", call.Account.Id),
            new XElement("requesterManaged", "true"),
            new XElement("status", "in-use"),
            new XElement("privateIpAddress", placed.Address),
            new XElement("interfaceType", "interface"),
            new XElement("sourceDestCheck", "true"),
            new XElement("groupSet", placed.Scraper.SecurityGroupIds.Select(id => new XElement("item", new XElement("groupId", id), new XElement("groupName", placed.Vpc.Groups.FirstOrDefault(group => group.Id == id)?.Name ?? id)))),
            new XElement("tagSet")));
    }

    private static IEnumerable<Placed> All(Call call) =>
        from vpc in Vpcs(call)
        from subnet in vpc.Subnets
        from scraper in call.Account.Scrapers.Values.OrderBy(scraper => scraper.Order)
        where scraper.Region == call.Region && scraper.Status is not (ScraperStatus.Creating or ScraperStatus.CreationFailed) && scraper.SubnetIds.Contains(subnet.Seed.SubnetId)
        select new Placed(vpc, subnet, scraper);

    private static string[]? Attribute(Placed placed, string name) => name switch
    {
        "network-interface-id" => [placed.Id],
        "subnet-id" => [placed.Subnet.Seed.SubnetId],
        "vpc-id" => [placed.Vpc.Id],
        "availability-zone" => [placed.Subnet.Seed.AvailabilityZone],
        "group-id" => [.. placed.Scraper.SecurityGroupIds],
        "description" => [placed.Description],
        "private-ip-address" or "addresses.private-ip-address" => [placed.Address],
        "requester-managed" => ["true"],
        "interface-type" => ["interface"],
        "status" => ["in-use"],
        "owner-id" => [placed.Scraper.Account.Id],
        _ => null,
    };

    private sealed record Placed(Vpc Vpc, VpcSubnet Subnet, Scraper Scraper)
    {
        public string Id => "eni-0" + Hashing.Sha256(Encoding.ASCII.GetBytes(Scraper.Arn + Subnet.Seed.SubnetId)).Substring(0, 16);

        public string Description => "Amazon Managed Service for Prometheus collector " + Scraper.Id;

        public string Address => Subnet.Cidr.Substring(0, Subnet.Cidr.LastIndexOf('.') + 1) + (10 + (Scraper.Order % 200)).ToString(CultureInfo.InvariantCulture);
    }
}
