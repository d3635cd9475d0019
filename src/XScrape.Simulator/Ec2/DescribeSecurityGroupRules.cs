using System.Text;
using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Http.Signing;

namespace XScrape.Simulator.Ec2;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupRules.html.</summary>
internal sealed class DescribeSecurityGroupRules() : Ec2Operation
{
    protected override Reply Describe(Call call)
    {
        IReadOnlyList<Placed> found = Select(call, Vpcs(call).SelectMany(vpc => vpc.Groups).SelectMany(Rules), "SecurityGroupRuleId", "InvalidSecurityGroupRuleId.NotFound", "security-group-rule-id", Attribute);
        return Page(call, "securityGroupRuleSet", found, placed => new XElement(
            "item",
            new XElement("securityGroupRuleId", placed.Id),
            new XElement("groupId", placed.Group.Id),
            new XElement("groupOwnerId", call.Account.Id),
            new XElement("isEgress", Flag(placed.IsEgress)),
            new XElement("ipProtocol", "-1"),
            new XElement("fromPort", "-1"),
            new XElement("toPort", "-1"),
            placed.IsEgress
                ? new XElement("cidrIpv4", "0.0.0.0/0")
                : new XElement("referencedGroupInfo", new XElement("groupId", placed.Group.Id), new XElement("userId", call.Account.Id)),
            new XElement("tagSet")));
    }

    private static IEnumerable<Placed> Rules(VpcGroup group) =>
    [
        .. group.AllowsIngress ? [new Placed(group, false)] : Array.Empty<Placed>(),
        .. group.AllowsEgress ? [new Placed(group, true)] : Array.Empty<Placed>(),
    ];

    private static string[]? Attribute(Placed placed, string name) => name switch
    {
        "security-group-rule-id" => [placed.Id],
        "group-id" => [placed.Group.Id],
        _ => null,
    };

    private sealed record Placed(VpcGroup Group, bool IsEgress)
    {
        public string Id => "sgr-0" + Hashing.Sha256(Encoding.ASCII.GetBytes(Group.Id + IsEgress)).Substring(0, 16);
    }
}
