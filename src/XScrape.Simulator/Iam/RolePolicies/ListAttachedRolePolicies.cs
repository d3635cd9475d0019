using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;

namespace XScrape.Simulator.Iam.RolePolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html.</summary>
internal sealed class ListAttachedRolePolicies() : IamOperation(isWrite: false)
{
    public override Reply Run(Call call) => IamPage.Of(
        call,
        "AttachedPolicies",
        Find(call, "iam:ListAttachedRolePolicies").Attached,
        policy => new XElement("member", Element("PolicyName", policy.Name), Element("PolicyArn", policy.Arn)));
}
