using System.Xml.Linq;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Ec2;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAvailabilityZones.html.</summary>
internal sealed class DescribeAvailabilityZones() : Ec2Operation
{
    protected override Reply Describe(Call call)
    {
        IReadOnlyList<string> ids = call.Form.List("ZoneId");
        IReadOnlyList<string> found = Select(call, Networks.Zones(call.Region), "ZoneName", "InvalidParameterValue", "zone-name", (zone, name) => Attribute(zone, name, call.Region));
        return Reply.OfXml(new XElement("availabilityZoneInfo", found.Where(zone => ids.Count == 0 || ids.Contains(Networks.ZoneId(zone))).Select(zone => new XElement(
            "item",
            new XElement("optInStatus", "opt-in-not-required"),
            new XElement("messageSet"),
            new XElement("regionName", call.Region),
            new XElement("zoneName", zone),
            new XElement("zoneId", Networks.ZoneId(zone)),
            new XElement("groupName", call.Region + "-zg-1"),
            new XElement("networkBorderGroup", call.Region),
            new XElement("zoneType", "availability-zone"),
            new XElement("zoneState", "available")))));
    }

    private static string[]? Attribute(string zone, string name, string region) => name switch
    {
        "zone-name" => [zone],
        "zone-id" => [Networks.ZoneId(zone)],
        "region-name" => [region],
        "group-name" => [region + "-zg-1"],
        "opt-in-status" => ["opt-in-not-required"],
        "state" => ["available"],
        "zone-type" => ["availability-zone"],
        _ => null,
    };
}
