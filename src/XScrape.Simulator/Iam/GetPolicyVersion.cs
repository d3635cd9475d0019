using System.Xml.Linq;

namespace XScrape.Simulator;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html.</summary>
internal sealed class GetPolicyVersion() : IamOperation(isWrite: false)
{
    public override Reply Run(Call call)
    {
        string arn = call.Form.Need("PolicyArn");
        string version = call.Form.Need("VersionId");
        call.Authorize("iam:GetPolicyVersion", arn);
        ManagedPolicy policy = FindPolicy(call, arn);
        return version == "v1"
            ? Reply.OfXml(new XElement(
                "PolicyVersion",
                Element("Document", PercentEncoding.Encode(policy.Document)),
                Element("VersionId", version),
                Element("IsDefaultVersion", "true"),
                Element("CreateDate", Time(policy.Created))))
            : throw NoSuchEntity($"Policy {arn} version {version} does not exist or is not attachable.");
    }
}
