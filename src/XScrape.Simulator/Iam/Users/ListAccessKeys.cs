using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.Users;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html.</summary>
internal sealed class ListAccessKeys() : UserOperation(isWrite: false)
{
    public override Reply Run(Call call)
    {
        User user = FindUser(call, "iam:ListAccessKeys", named: false);
        return IamPage.Of(call, "AccessKeyMetadata", KeysOf(call, user), key => new XElement(
            "member",
            Element("UserName", user.Name),
            Element("AccessKeyId", key.Id),
            Element("Status", key.IsInactive ? "Inactive" : "Active"),
            Element("CreateDate", Time(key.Created))));
    }
}
