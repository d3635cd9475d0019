using System.Xml.Linq;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Ec2;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcAttribute.html.</summary>
internal sealed class DescribeVpcAttribute() : Ec2Operation
{
    protected override string Resource(Call call) => $"arn:{call.Account.Partition}:ec2:{call.Region}:{call.Account.Id}:vpc/{Need(call, "VpcId")}";

    protected override Reply Describe(Call call)
    {
        string vpcId = Need(call, "VpcId");
        Vpc vpc = Vpcs(call).FirstOrDefault(vpc => vpc.Id == vpcId) ?? throw new AwsError(400, "InvalidVpcID.NotFound", $"The vpc ID '{vpcId}' does not exist");
        string attribute = Need(call, "Attribute");
        string value = attribute switch
        {
            "enableDnsSupport" => Flag(vpc.DnsSupport),
            "enableDnsHostnames" => Flag(vpc.DnsHostnames),
            "enableNetworkAddressUsageMetrics" => "false",
            _ => throw new AwsError(400, "InvalidParameterValue", $"Value ({attribute}) for parameter attribute is invalid. Unknown attribute."),
        };
        return Reply.OfXml(new XElement("vpcId", vpcId), new XElement(attribute, new XElement("value", value)));
    }

    private static string Need(Call call, string name) =>
        call.Form[name] ?? throw new AwsError(400, "MissingParameter", $"The request must contain the parameter {Form.Camel(name)}");
}
