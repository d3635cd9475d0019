using System.Xml.Linq;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Ec2;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html.</summary>
internal sealed class DescribeVpcs() : Ec2Operation
{
    protected override Reply Describe(Call call)
    {
        IReadOnlyList<Vpc> found = Select(call, Vpcs(call), "VpcId", "InvalidVpcID.NotFound", "vpc-id", (vpc, name) => Attribute(vpc, name, call.Account.Id));
        return Page(call, "vpcSet", found, vpc => new XElement(
            "item",
            new XElement("ownerId", call.Account.Id),
            new XElement("instanceTenancy", "default"),
            new XElement("cidrBlockAssociationSet", new XElement(
                "item",
                new XElement("associationId", "vpc-cidr-assoc-" + vpc.Id.Substring("vpc-".Length)),
                new XElement("cidrBlock", vpc.Cidr),
                new XElement("cidrBlockState", new XElement("state", "associated")))),
            new XElement("isDefault", Flag(vpc.IsDefault)),
            new XElement("vpcId", vpc.Id),
            new XElement("state", "available"),
            new XElement("cidrBlock", vpc.Cidr),
            new XElement("dhcpOptionsId", "dopt-0a1b2c3d4e5f60001")));
    }

    private static string[]? Attribute(Vpc vpc, string name, string owner) => name switch
    {
        "vpc-id" => [vpc.Id],
        "is-default" or "isDefault" => [Flag(vpc.IsDefault)],
        "cidr" or "cidr-block-association.cidr-block" => [vpc.Cidr],
        "cidr-block-association.association-id" => ["vpc-cidr-assoc-" + vpc.Id.Substring("vpc-".Length)],
        "cidr-block-association.state" => ["associated"],
        "dhcp-options-id" => ["dopt-0a1b2c3d4e5f60001"],
        "owner-id" => [owner],
        "state" => ["available"],
        _ => null,
    };
}
