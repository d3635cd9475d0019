using System.Xml.Linq;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Ec2;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html.</summary>
internal sealed class DescribeSecurityGroups() : Ec2Operation
{
    protected override Reply Describe(Call call)
    {
        IEnumerable<Placed> all = Vpcs(call).SelectMany(vpc => vpc.Groups.Select(group => new Placed(vpc, group, call.Account.Id)));
        IReadOnlyList<Placed> found = Select(call, all, "GroupId", "InvalidGroup.NotFound", "group-id", Attribute);
        return Page(call, "securityGroupInfo", found, placed => new XElement(
            "item",
            new XElement("ownerId", call.Account.Id),
            new XElement("groupId", placed.Group.Id),
            new XElement("groupName", placed.Group.Name),
            new XElement("groupDescription", placed.Group.Description),
            new XElement("vpcId", placed.Vpc.Id),
            new XElement("ipPermissions", placed.Group.AllowsIngress
                ? Rule("-1", new XElement("groups", new XElement("item", new XElement("groupId", placed.Group.Id), new XElement("userId", call.Account.Id))))
                : null),
            new XElement("ipPermissionsEgress", placed.Group.AllowsEgress
                ? Rule("-1", new XElement("ipRanges", new XElement("item", new XElement("cidrIp", "0.0.0.0/0"))))
                : null)));
    }

    private static XElement Rule(string protocol, XElement peers) => new("item", new XElement("ipProtocol", protocol), peers);

    private static string[]? Attribute(Placed placed, string name) => name switch
    {
        "group-id" => [placed.Group.Id],
        "group-name" => [placed.Group.Name],
        "description" => [placed.Group.Description],
        "vpc-id" => [placed.Vpc.Id],
        "owner-id" => [placed.Owner],
        _ => null,
    };

    private sealed record Placed(Vpc Vpc, VpcGroup Group, string Owner);
}
