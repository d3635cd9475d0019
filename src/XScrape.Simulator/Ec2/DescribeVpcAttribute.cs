using System.Xml.Linq;

namespace XScrape.Simulator;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcAttribute.html.</summary>
internal sealed class DescribeVpcAttribute() : Ec2Operation
{
    public override Reply Run(Call call)
    {
        string vpcId = call.Form["VpcId"] ?? throw new AwsError(400, "MissingParameter", "The request must contain the parameter vpcId");
        call.Authorize("ec2:DescribeVpcAttribute", $"arn:{call.Account.Partition}:ec2:{call.Region}:{call.Account.Id}:vpc/{vpcId}");
        ClusterSeed seed = Clusters(call).FirstOrDefault(cluster => cluster.Seed.VpcId == vpcId)?.Seed
            ?? throw new AwsError(400, "InvalidVpcID.NotFound", $"The vpc ID '{vpcId}' does not exist");
        XElement value = call.Form["Attribute"] switch
        {
            "enableDnsSupport" => new XElement("enableDnsSupport", new XElement("value", Flag(seed.DnsSupport))),
            "enableDnsHostnames" => new XElement("enableDnsHostnames", new XElement("value", Flag(seed.DnsHostnames))),
            "enableNetworkAddressUsageMetrics" => new XElement("enableNetworkAddressUsageMetrics", new XElement("value", "false")),
            string attribute => throw new AwsError(400, "InvalidParameterValue", $"Value ({attribute}) for parameter attribute is invalid. Unknown attribute."),
            null => throw new AwsError(400, "MissingParameter", "The request must contain the parameter attribute"),
        };
        return Reply.OfXml(new XElement("vpcId", vpcId), value);
    }
}
