using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Ec2;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html; every Region of the partition is switched on.</summary>
internal sealed class DescribeRegions() : Ec2Operation
{
    protected override Reply Describe(Call call)
    {
        IReadOnlyList<string> found = Select(call, AwsRegions.In(call.Account.Partition), "RegionName", "InvalidParameterValue", "region-name", Attribute);
        return Reply.OfXml(new XElement("regionInfo", found.Select(region => new XElement(
            "item",
            new XElement("optInStatus", "opt-in-not-required"),
            new XElement("regionName", region),
            new XElement("regionEndpoint", Endpoint(region))))));
    }

    private static string Endpoint(string region) => $"ec2.{region}.amazonaws.com";

    private static string[]? Attribute(string region, string name) => name switch
    {
        "region-name" => [region],
        "endpoint" => [Endpoint(region)],
        "opt-in-status" => ["opt-in-not-required"],
        _ => null,
    };
}
