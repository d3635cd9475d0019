using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.Iam.Users;

namespace XScrape.Simulator.Iam.UserPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedUserPolicies.html.</summary>
internal sealed class ListAttachedUserPolicies() : UserOperation(isWrite: false)
{
    public override Reply Run(Call call) => IamPage.Of(
        call,
        "AttachedPolicies",
        FindUser(call, "iam:ListAttachedUserPolicies").Attached,
        policy => new XElement("member", Element("PolicyName", policy.Name), Element("PolicyArn", policy.Arn)));
}
