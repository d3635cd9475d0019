using System.Globalization;
using System.Xml.Linq;

namespace XScrape.Simulator;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html.</summary>
internal sealed class GetPolicy() : IamOperation(isWrite: false)
{
    public override Reply Run(Call call)
    {
        string arn = call.Form.Need("PolicyArn");
        call.Authorize("iam:GetPolicy", arn);
        ManagedPolicy policy = FindPolicy(call, arn);
        int attachments = call.Account.Roles.Count(role => role.Attached.Contains(policy));
        int boundaries = call.Account.Roles.Count(role => ReferenceEquals(role.BoundaryPolicy, policy));
        return Reply.OfXml(new XElement(
            "Policy",
            Element("PolicyName", policy.Name),
            Element("PolicyId", policy.Id),
            Element("Arn", policy.Arn),
            Element("Path", "/"),
            Element("DefaultVersionId", "v1"),
            Element("AttachmentCount", attachments.ToString(CultureInfo.InvariantCulture)),
            Element("PermissionsBoundaryUsageCount", boundaries.ToString(CultureInfo.InvariantCulture)),
            Element("IsAttachable", "true"),
            Element("CreateDate", Time(policy.Created)),
            Element("UpdateDate", Time(policy.Created))));
    }
}
